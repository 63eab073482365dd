package org.countersign.process;

import org.camunda.community.process_test_coverage.spring_test.common.ProcessEngineCoverageProperties;
import org.camunda.community.process_test_coverage.spring_test.platform7.ProcessEngineCoverageConfiguration;
import org.countersign.testing.ContextOfItsOwn;
import org.countersign.testing.Nudges;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.TestPropertySource;

/**
 * The tests of the process pass every step and every flow of its model. The report, with the model drawn in colours,
 * is in {@code target/process-test-coverage}.
 */
@Tag(ContextOfItsOwn.TAG)
@Import(ProcessEngineCoverageConfiguration.class)
@TestPropertySource(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:path-coverage;LOCK_TIMEOUT=20000;DB_CLOSE_DELAY=-1",
            // What measures does not stand the races of other tests.
            "camunda.bpm.process-engine-name=path-coverage"
        })
class RoleActivationPathCoverageTests extends RoleActivationProcessTests {

    @Autowired
    private Nudges nudges;

    /** What still moves when the passed steps are counted would be counted or not, or disturb the count. */
    @AfterEach
    void untilNothingMoves() {
        nudges.await();
    }

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
