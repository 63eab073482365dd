package org.countersign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Makes {@code countersign.data-dir} absolute, however it was given: the embedded database takes no bare relative path.
 * Where that database is to lie in a folder that is not there yet, it is made for its owner alone: the database would let
 * everybody on the machine read the hashes of passwords.
 */
class DataFolder implements EnvironmentPostProcessor, Ordered {

    private static final String PROPERTY = "countersign.data-dir";
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var folder = environment.getProperty(PROPERTY);
        if (folder != null) {
            var absolute = Path.of(folder).toAbsolutePath().normalize();
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource("dataFolder", Map.of(PROPERTY, absolute.toString())));
            if (environment.getProperty("spring.datasource.url", "").startsWith("jdbc:h2:file:" + absolute)) {
                make(absolute);
            }
        }
    }

    private static void make(Path folder) {
        if (Files.exists(folder)) {
            return;
        }
        try {
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createDirectories(folder, OWNER_ONLY);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder cannot be made: " + folder, e);
        }
    }

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }
}
