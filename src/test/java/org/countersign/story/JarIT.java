package org.countersign.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.countersign.testing.ApiClient;
import org.countersign.testing.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar, started as its users start it. */
class JarIT {

    @TempDir
    private Path folder;

    @Test
    void itStartsWithoutDemoDataAndWithoutAnyDefaultPassword() {
        try (var jar = node().start()) {
            for (var name : List.of("demo", "admin", "lee", "grace", "sa", "camunda")) {
                assertThat(jar.as(name).get("/v1.0/me").status()).isEqualTo(401);
            }
            assertThat(folder.resolve("data/countersign.mv.db")).exists();
            assertThat(jar.log()).doesNotContain("generated security password", "DEMO");
        }
    }

    @Test
    void theDemoRunsTheMainJobAndItsDataNeverServesForReal() {
        try (var jar = node("--spring.profiles.active=demo", "--countersign.data-dir=demo-data")
                .start()) {
            var answer = jar.as("lee")
                    .post(
                            ApiClient.REQUESTS,
                            """
                            {"action":"selfActivate","roleDefinitionId":"4a5d8f65-41da-4de4-8968-e035b65339cf",
                             "directoryScopeId":"/","justification":"the monthly report",
                             "scheduleInfo":{"expiration":{"type":"afterDuration","duration":"PT1H"}}}""");
            assertThat(answer.json().at("/status").asText()).as(answer.body()).isEqualTo("Provisioned");
            assertThat(jar.as("lee").get("/engine-rest/task").status())
                    .as("The engine's own REST API is off")
                    .isNotEqualTo(200);
            Awaitility.await().atMost(Node.PATIENCE).untilAsserted(() -> assertThat(folder.resolve("demo-data/mail"))
                    .isDirectoryContaining("glob:**role-activated-lee-*.eml"));
        }

        var forReal = node("--countersign.data-dir=demo-data").runToItsEnd();

        assertThat(forReal.log()).contains("This database holds demo data");
    }

    @Test
    void whereACommandIsMeantNoServiceStarts() {
        var misplaced = node("--spring.profiles.active=demo", "audit").runToItsEnd();

        assertThat(misplaced.log()).contains("\"audit\" is not understood here: a command comes first");
        assertThat(folder.resolve("data")).doesNotExist();
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

        var refused = node("--countersign.processes-dir=models").runToItsEnd();

        assertThat(refused.log())
                .contains("A process model was refused")
                .contains("In role-activation.bpmn, Task_CheckMfa: there is no delegate ${chekMfaDelegate}")
                .contains("In role-activation.bpmn, Task_CheckTicket: a model names no class");
    }

    private Node node(String... arguments) {
        return Node.ofJar(folder, List.of(arguments));
    }
}
