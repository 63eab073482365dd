package org.countersign.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The models in {@code processes/}. */
final class Models {

    static final Path FOLDER = Path.of("processes");

    private Models() {}

    static Stream<Path> all() {
        try {
            return Files.walk(FOLDER)
                    .filter(file -> file.toString().endsWith(".bpmn"))
                    .sorted();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
