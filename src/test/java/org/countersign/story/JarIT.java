package org.countersign.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.countersign.testing.ApiClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar, started as its users start it. */
class JarIT {

    private static final Path JAR = Path.of("target", "countersign.jar").toAbsolutePath();
    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    @Test
    void itStartsWithoutDemoDataAndWithoutAnyDefaultPassword() throws Exception {
        try (var jar = start()) {
            for (var name : List.of("demo", "admin", "lee", "grace", "sa", "camunda")) {
                assertThat(new ApiClient(jar.port(), name, name).get("/v1.0/me").status())
                        .isEqualTo(401);
            }
            assertThat(folder.resolve("data/countersign.mv.db")).exists();
            assertThat(jar.log()).doesNotContain("generated security password", "DEMO");
        }
    }

    @Test
    void theDemoRunsTheMainJobAndItsDataNeverServesForReal() throws Exception {
        try (var jar = start("--spring.profiles.active=demo", "--countersign.data-dir=demo-data")) {
            var answer = new ApiClient(jar.port(), "lee@contoso.example", "lee")
                    .post(
                            ApiClient.REQUESTS,
                            """
                            {"action":"selfActivate","roleDefinitionId":"4a5d8f65-41da-4de4-8968-e035b65339cf",
                             "directoryScopeId":"/","justification":"the monthly report",
                             "scheduleInfo":{"expiration":{"type":"afterDuration","duration":"PT1H"}}}""");
            assertThat(answer.json().at("/status").asText()).as(answer.body()).isEqualTo("Provisioned");
            Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(folder.resolve("demo-data/mail"))
                    .isDirectoryContaining("glob:**role-activated-lee-*.eml"));
        }

        try (var jar = new Running(folder, List.of("--countersign.data-dir=demo-data"))) {
            assertThat(jar.process().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            assertThat(jar.log()).contains("This database holds demo data");
        }
    }

    @Test
    void aModelThatRunsCodeIsRefusedAtTheStartInWords() throws Exception {
        var models = Files.createDirectory(folder.resolve("models"));
        var model = Files.readString(Path.of("processes", "role-activation.bpmn"))
                .replace("${checkMfaDelegate}", "${chekMfaDelegate}")
                .replace(
                        "name=\"Check ticket\" camunda:delegateExpression=\"${checkTicketDelegate}\"",
                        "name=\"Check ticket\" camunda:class=\"evil.Code\"");
        Files.writeString(models.resolve("role-activation.bpmn"), model);

        try (var jar = new Running(folder, List.of("--countersign.processes-dir=models"))) {
            assertThat(jar.process().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            assertThat(jar.log())
                    .contains("A process model was refused")
                    .contains("In Task_CheckMfa: there is no delegate ${chekMfaDelegate}")
                    .contains("In Task_CheckTicket: only a delegate expression may say what to call");
        }
    }

    private Running start(String... arguments) throws Exception {
        var jar = new Running(folder, List.of(arguments));
        Awaitility.await()
                .atMost(PATIENCE)
                .failFast("The jar has stopped", () -> !jar.process().isAlive())
                .until(() -> jar.log().contains("Started CountersignApplication"));
        return jar;
    }

    private static final class Running implements AutoCloseable {

        private final Process process;
        private final Path log;

        Running(Path folder, List<String> arguments) throws IOException {
            log = Files.createTempFile(folder, "jar", ".log");
            var command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
            command.addAll(arguments);
            var builder = new ProcessBuilder(command).directory(folder.toFile());
            builder.environment().put("SERVER_PORT", "0");
            process = builder.redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        }

        Process process() {
            return process;
        }

        String log() throws IOException {
            return Files.readString(log);
        }

        int port() throws IOException {
            var found = PORT.matcher(log());
            assertThat(found.find()).as("a port in the log").isTrue();
            return Integer.parseInt(found.group(1));
        }

        @Override
        public void close() throws Exception {
            process.destroy();
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        }
    }
}
