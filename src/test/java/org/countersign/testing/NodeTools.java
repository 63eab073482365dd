package org.countersign.testing;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The tools of {@code src/test/node}, installed below {@code target} when their lock file has changed. */
public final class NodeTools {

    private static final Path SOURCE = Path.of("src", "test", "node");
    private static final Path FOLDER = Path.of("target", "node").toAbsolutePath();
    private static final Path INSTALLED = FOLDER.resolve("installed.lock");
    private static final String LOCK = "package-lock.json";

    private NodeTools() {}

    /** The folder with the tools in {@code node_modules}. */
    public static Path installed() throws Exception {
        RequiredTool.NODE.demand();
        Files.createDirectories(FOLDER);
        try (var file = FileChannel.open(FOLDER.resolve("install.lock"), CREATE, WRITE);
                var alone = file.lock()) {
            install();
        }
        return FOLDER;
    }

    /** Tests run in more than one JVM; one of them installs. */
    private static void install() throws Exception {
        for (var name : List.of("package.json", LOCK, ".npmrc", ".bpmnlintrc")) {
            Files.copy(SOURCE.resolve(name), FOLDER.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!isCurrent()) {
            var outcome = run("npm", "ci");
            assertThat(outcome.exitCode()).as(outcome.output()).isZero();
            Files.copy(SOURCE.resolve(LOCK), INSTALLED, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static boolean isCurrent() throws IOException {
        return Files.exists(INSTALLED) && Files.mismatch(INSTALLED, SOURCE.resolve(LOCK)) == -1;
    }

    public record Outcome(int exitCode, String output) {}

    public static Outcome run(String... command) throws Exception {
        var log = Files.createTempFile(FOLDER, "run", ".log");
        var process = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES))
                .as(String.join(" ", command))
                .isTrue();
        return new Outcome(process.exitValue(), Files.readString(log));
    }
}
