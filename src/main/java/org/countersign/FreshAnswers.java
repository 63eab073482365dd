package org.countersign;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Has H2 answer each question anew. It keeps the last answer of each query for whoever asks it again with the same values,
 * and now and then takes one for good that was read before another transaction committed: somebody who waited for a lock
 * is told what was so before the wait (h2database issues 3894 and 4208). What is decided under a lock has to be true.
 *
 * <p>It holds for whatever address of H2 is set, and nobody can switch it off.
 */
class FreshAnswers implements EnvironmentPostProcessor, Ordered {

    static final String SETTING = "spring.datasource.hikari.data-source-properties[OPTIMIZE_REUSE_RESULTS]";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.getProperty("spring.datasource.url", "").startsWith("jdbc:h2:")) {
            environment.getPropertySources().addFirst(new MapPropertySource("freshAnswers", Map.of(SETTING, "FALSE")));
        }
    }

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }
}
