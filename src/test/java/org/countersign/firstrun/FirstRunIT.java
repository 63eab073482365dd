package org.countersign.firstrun;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;
import org.countersign.testing.Grace;
import org.countersign.testing.Node;
import org.countersign.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first run of the jar, as its users go through it. */
class FirstRunIT {

    private static final Pattern SECRET_FILE = Pattern.compile("one-time secret in (\\S+)");
    private static final String PASSWORD = "correct horse battery";

    @TempDir
    private Path folder;

    @Test
    void theSecretNamedInTheLogMakesTheFirstAdministratorAndNoStartWritesAnother() throws Exception {
        try (var node = new Node(folder, List.of()).start()) {
            var file = secretFile(node);
            var secret = Files.readString(file).strip();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            var visitor = node.visitor();
            var answer = visitor.submit("/first-run", Grace.input(secret, PASSWORD));
            assertThat(answer.statusCode()).isEqualTo(200);
            var breakGlass = Visitor.sealedIn(answer.body());
            assertThat(visitor.get("/first-run").statusCode()).isEqualTo(404);
            assertThat(file).doesNotExist();
            assertThatGraceIsSignedIn(node);
            assertThat(node.as(breakGlass.get(0), breakGlass.get(1))
                            .get("/v1.0/me")
                            .status())
                    .isEqualTo(200);
            assertThat(node.log())
                    .contains("BREAK GLASS: " + breakGlass.get(0))
                    .doesNotContain(secret, PASSWORD, breakGlass.get(1));
        }

        try (var node = new Node(folder, List.of()).start()) {
            assertThat(node.log()).doesNotContain("FIRST RUN");
            assertThat(folder.resolve("data").resolve(SecretFile.NAME)).doesNotExist();
            assertThat(node.visitor().get("/first-run").statusCode()).isEqualTo(404);
            assertThatGraceIsSignedIn(node);
        }
    }

    @Test
    void theDemoHasNoFirstRun() {
        try (var node = new Node(folder, List.of("--spring.profiles.active=demo")).start()) {
            assertThat(node.log()).doesNotContain("FIRST RUN");
            assertThat(node.visitor().get("/first-run").statusCode()).isEqualTo(404);
        }
    }

    private static void assertThatGraceIsSignedIn(Node node) {
        var grace = node.as("grace", PASSWORD);
        assertThat(grace.get("/v1.0/me").status()).isEqualTo(200);
        assertThat(grace.get("/v1.0/roleManagement/directory/roleAssignmentScheduleInstances")
                        .json()
                        .at("/value/0/roleDefinitionId")
                        .asText())
                .isEqualTo("62e90394-69f5-4237-9190-012177145e10");
    }

    private static Path secretFile(Node node) {
        var found = SECRET_FILE.matcher(node.log());
        assertThat(found.find()).as(SECRET_FILE.pattern()).isTrue();
        return Path.of(found.group(1));
    }
}
