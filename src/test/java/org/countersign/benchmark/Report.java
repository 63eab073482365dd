package org.countersign.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a benchmark found, as lines of a table: in the log, and in {@code target/benchmarks}. */
final class Report {

    private final Path file;
    private final List<String> lines = new ArrayList<>();

    Report(String name) {
        file = Path.of("target", "benchmarks", name + ".md");
    }

    /** Adds how fast ours is, beside what it is measured by. */
    void compare(String what, Lap floor, Lap ours) {
        add("| %s | %s | %s | %.2f |".formatted(what, floor, ours, ours.perSecond() / floor.perSecond()));
    }

    void add(String line) {
        lines.add(line);
        System.out.println(line);
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
