package org.countersign.firstrun;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.countersign.testing.ApiClient;
import org.countersign.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first run of the jar, as its users go through it. */
class FirstRunIT {

    private static final Path JAR = Path.of("target", "countersign.jar").toAbsolutePath();
    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
    private static final Pattern SECRET_FILE = Pattern.compile("one-time secret in (\\S+)");
    private static final Pattern SHOWN = Pattern.compile("class=\"sealed\">([^<]+)<");
    private static final String PASSWORD = "correct horse battery";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    private Path log;

    @Test
    void theSecretNamedInTheLogMakesTheFirstAdministratorAndNoStartWritesAnother() throws Exception {
        var jar = start();
        try {
            var file = secretFile();
            var secret = Files.readString(file).strip();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            var visitor = new Visitor(port());
            var answer = visitor.submit("/first-run", input(secret));
            assertThat(answer.statusCode()).isEqualTo(200);
            var breakGlass = credentialsIn(answer.body());
            assertThat(visitor.get("/first-run").statusCode()).isEqualTo(404);
            assertThat(file).doesNotExist();
            assertThatGraceIsSignedIn();
            assertThat(new ApiClient(port(), breakGlass.get(0), breakGlass.get(1))
                            .get("/v1.0/me")
                            .status())
                    .isEqualTo(200);
            assertThat(Files.readString(log))
                    .contains("BREAK GLASS: " + breakGlass.get(0))
                    .doesNotContain(secret, PASSWORD, breakGlass.get(1));
        } finally {
            stop(jar);
        }

        jar = start();
        try {
            assertThat(Files.readString(log)).doesNotContain("FIRST RUN");
            assertThat(folder.resolve("data").resolve(SecretFile.NAME)).doesNotExist();
            assertThat(new Visitor(port()).get("/first-run").statusCode()).isEqualTo(404);
            assertThatGraceIsSignedIn();
        } finally {
            stop(jar);
        }
    }

    @Test
    void theDemoHasNoFirstRun() throws Exception {
        var jar = start("--spring.profiles.active=demo");
        try {
            assertThat(Files.readString(log)).doesNotContain("FIRST RUN");
            assertThat(new Visitor(port()).get("/first-run").statusCode()).isEqualTo(404);
        } finally {
            stop(jar);
        }
    }

    private void assertThatGraceIsSignedIn() throws IOException {
        var grace = new ApiClient(port(), "grace", PASSWORD);
        assertThat(grace.get("/v1.0/me").status()).isEqualTo(200);
        assertThat(grace.get("/v1.0/roleManagement/directory/roleAssignmentScheduleInstances")
                        .json()
                        .at("/value/0/roleDefinitionId")
                        .asText())
                .isEqualTo("62e90394-69f5-4237-9190-012177145e10");
    }

    /** The name and the password that the page shows once. */
    private static List<String> credentialsIn(String page) {
        return SHOWN.matcher(page).results().map(shown -> shown.group(1)).toList();
    }

    private static Map<String, String> input(String secret) {
        return Map.of(
                "secret",
                secret,
                "displayName",
                "Grace Lindqvist",
                "userPrincipalName",
                "grace@contoso.example",
                "mail",
                "grace@contoso.example",
                "password",
                PASSWORD,
                "passwordAgain",
                PASSWORD);
    }

    private Process start(String... arguments) throws Exception {
        log = Files.createTempFile(folder, "jar", ".log");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(java, "-jar", JAR.toString()).directory(folder.toFile());
        builder.command().addAll(List.of(arguments));
        builder.environment().put("SERVER_PORT", "0");
        var jar = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        Awaitility.await()
                .atMost(PATIENCE)
                .failFast("The jar has stopped", () -> !jar.isAlive())
                .until(() -> Files.readString(log).contains("Started CountersignApplication"));
        return jar;
    }

    private static void stop(Process jar) throws InterruptedException {
        jar.destroy();
        assertThat(jar.waitFor(1, TimeUnit.MINUTES)).isTrue();
    }

    private int port() throws IOException {
        return Integer.parseInt(found(PORT));
    }

    private Path secretFile() throws IOException {
        return Path.of(found(SECRET_FILE));
    }

    private String found(Pattern pattern) throws IOException {
        var found = pattern.matcher(Files.readString(log));
        assertThat(found.find()).as(pattern.pattern()).isTrue();
        return found.group(1);
    }
}
