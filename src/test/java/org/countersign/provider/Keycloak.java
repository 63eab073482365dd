package org.countersign.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.countersign.testing.Node;

/** Keycloak, as its makers ship it: a process of its own on a free port, with a realm for this test alone. */
final class Keycloak implements AutoCloseable {

    private static final Path HOME =
            Path.of("target", "keycloak", "keycloak-26.4.0").toAbsolutePath();
    private static final Pattern PORT = Pattern.compile("Listening on: http://[^:]+:(\\d+)");

    private final Process process;
    private final Path log;
    private final String realm;

    /** @param subject by which it knows its user Lee */
    Keycloak(Path folder, String subject) {
        try {
            var realms = Files.createDirectories(HOME.resolve("data").resolve("import"));
            var text = Files.readString(Path.of("src", "test", "resources", "keycloak", "contoso.json"));
            Files.writeString(realms.resolve("contoso-realm.json"), text.replace("LEE", subject));
            log = Files.createTempFile(folder, "keycloak", ".log");
            var kc = HOME.resolve("bin").resolve("kc.sh").toString();
            var builder = new ProcessBuilder(
                            List.of("sh", kc, "start-dev", "--import-realm", "--db=dev-mem", "--http-port=0"))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            // It lives for a minute: what compiles slowly and well would never pay.
            builder.environment().put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Awaitility.await()
                .atMost(Node.PATIENCE)
                .failFast(() -> assertThat(process.isAlive()).as(log()).isTrue())
                .until(() -> PORT.matcher(log()).find());
        var port = PORT.matcher(log());
        assertThat(port.find()).isTrue();
        realm = "http://localhost:" + port.group(1) + "/realms/contoso";
    }

    String issuer() {
        return realm;
    }

    private String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The script hands over to Java, and Java may have children. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.onExit().join();
    }
}
