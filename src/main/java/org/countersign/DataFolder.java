package org.countersign;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Makes {@code countersign.data-dir} absolute, however it was given: the embedded database takes no bare relative path. */
class DataFolder implements EnvironmentPostProcessor, Ordered {

    static final String PROPERTY = "countersign.data-dir";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var folder = environment.getProperty(PROPERTY);
        if (folder != null) {
            var absolute = Path.of(folder).toAbsolutePath().normalize();
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource("dataFolder", Map.of(PROPERTY, absolute.toString())));
        }
    }

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }
}
