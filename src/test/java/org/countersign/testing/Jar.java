package org.countersign.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.function.SingletonSupplier;

/** The jar of this build, in the two ways in which it is started (docs/operations.md, "Start faster"). */
final class Jar {

    private static final Path PACKED = Path.of("target", "countersign.jar").toAbsolutePath();

    /** One for each JVM of tests: it is unpacked anew by each. */
    private static final Path FOLDER = Path.of("target", "unpacked", System.getProperty("test.jvm", "jvm-1"))
            .toAbsolutePath();

    /** Named in full: Tomcat serves pages of the libraries that it finds here, and does not look into the manifest. */
    private static final String CLASS_PATH = FOLDER.resolve("countersign.jar") + ":" + FOLDER.resolve("lib") + "/*";

    private static final Path CLASSES = FOLDER.resolve("countersign.jsa");

    /** A node of a test lives for minutes: it has no use for what compiles slowly and well. */
    private static final List<String> QUICK_TO_START = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final String MAIN = "org.countersign.CountersignApplication";

    /** The class path of what was unpacked. */
    private static final SingletonSupplier<String> UNPACKING = SingletonSupplier.of(Jar::unpack);

    private Jar() {}

    /** The command that starts it as it is. */
    static List<String> packed(List<String> arguments) {
        return java(List.of("-jar", PACKED.toString()), arguments);
    }

    /** The command that starts it unpacked and with shared classes, in half the time. The first call takes a start. */
    static List<String> unpacked(List<String> arguments) {
        return java(List.of("-XX:SharedArchiveFile=" + CLASSES, "-cp", UNPACKING.obtain(), MAIN), arguments);
    }

    private static String unpack() {
        try {
            FileSystemUtils.deleteRecursively(FOLDER);
            run(java(
                    List.of("-Djarmode=tools", "-jar", PACKED.toString()),
                    List.of("extract", "--destination", FOLDER.toString())));
            run(java(
                    List.of(
                            "-XX:ArchiveClassesAtExit=" + CLASSES,
                            "-Dspring.context.exit=onRefresh",
                            "-cp",
                            CLASS_PATH,
                            MAIN),
                    List.of("--countersign.data-dir=" + FOLDER.resolve("training"), "--server.port=0")));
            return CLASS_PATH;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(List<String> command) throws IOException {
        var log = Files.createTempFile(PACKED.getParent(), "unpacking", ".log");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(Node.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("%s ended in time", command)
                    .isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    }

    private static List<String> java(List<String> options, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(QUICK_TO_START);
        command.addAll(options);
        command.addAll(arguments);
        return command;
    }
}
