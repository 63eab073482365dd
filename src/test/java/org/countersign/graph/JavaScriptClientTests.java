package org.countersign.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.countersign.CountersignTest;
import org.countersign.testing.NodeTools;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Graph's JavaScript client as it is published, in the example that the documentation shows. */
@CountersignTest
class JavaScriptClientTests {

    private static final Path EXAMPLE = Path.of("docs", "examples", "graph.mjs");

    @LocalServerPort
    private int port;

    @Autowired
    private Scene scene;

    @Test
    void theExampleWorks() throws Exception {
        var lee = scene.person("Lee");
        var role = scene.plainRole();
        scene.eligible(lee, role);
        var example = NodeTools.installed().resolve("graph.mjs");
        Files.copy(EXAMPLE, example, StandardCopyOption.REPLACE_EXISTING);

        var outcome = NodeTools.run(
                "node", example.toString(), "http://localhost:" + port, lee.mailNickname(), lee.mailNickname());

        assertThat(outcome.output().lines())
                .as(outcome.output())
                .contains(
                        "eligible: " + role.displayName(),
                        "requested: Provisioned",
                        "audit: Add member to role completed (PIM activation)",
                        "refused: 404 ResourceNotFound");
        assertThat(outcome.exitCode()).isZero();
    }
}
