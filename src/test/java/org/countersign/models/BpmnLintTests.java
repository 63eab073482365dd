package org.countersign.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.countersign.testing.NodeTools;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each model keeps to the rules of good BPMN and to what Camunda 7.24 runs. */
class BpmnLintTests {

    static Stream<Path> models() {
        return Models.all();
    }

    @ParameterizedTest
    @MethodSource("models")
    void theModelIsFreeOfFaultsAndWarnings(Path model) throws Exception {
        var tools = NodeTools.installed();

        var outcome = NodeTools.run(
                tools.resolve("node_modules/.bin/bpmnlint").toString(),
                "--max-warnings=0",
                model.toAbsolutePath().toString());

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    }
}
