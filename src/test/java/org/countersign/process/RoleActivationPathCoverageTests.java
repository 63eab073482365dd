package org.countersign.process;

import org.camunda.community.process_test_coverage.spring_test.common.ProcessEngineCoverageProperties;
import org.camunda.community.process_test_coverage.spring_test.platform7.ProcessEngineCoverageConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/**
 * The tests of the process pass every step and every flow of its model. The report, with the model drawn in colours,
 * is in {@code target/process-test-coverage}.
 */
@Import(ProcessEngineCoverageConfiguration.class)
class RoleActivationPathCoverageTests extends RoleActivationProcessTests {

    @TestConfiguration
    static class EveryPath {

        @Bean
        @Primary
        ProcessEngineCoverageProperties everyPath() {
            return ProcessEngineCoverageProperties.builder()
                    .assertClassCoverageAtLeast(1.0)
                    .build();
        }
    }
}
