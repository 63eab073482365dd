package org.countersign.process.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a decision table is written in. */
class DecisionGuardTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "expressionLanguage=\"feel\"",
                "expressionLanguage=\"FEEL\"",
                "expressionLanguage=\"https://www.omg.org/spec/DMN/20191111/FEEL/\""
            })
    void inFeelItIsDeployed(String attribute) {
        assertThat(faults(attribute)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript", "groovy", "juel", "feel and more"})
    void inAnotherLanguageItIsRefused(String language) {
        assertThat(faults("expressionLanguage=\"" + language + "\""))
                .containsExactly("In risk.dmn, e: a decision is written in FEEL, and not in " + language + ".");
    }

    @Test
    void whatIsNoTableIsRefused() {
        assertThat(DecisionGuard.faultsIn("risk.dmn", stream("<a/>"))).hasSize(1);
    }

    @Test
    void whereATableStopsBeingOneIsTold() {
        assertThat(DecisionGuard.faultsIn("risk.dmn", stream("<?xml version=\"1.0\"?>\n<a/>")))
                .singleElement()
                .asString()
                .startsWith("In risk.dmn, line 2: this is no decision table. ");
    }

    private static List<String> faults(String attribute) {
        return DecisionGuard.faultsIn(
                "risk.dmn",
                stream(
                        """
                        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n">
                          <decision id="risk" name="Risk">
                            <decisionTable id="table">
                              <input id="i"><inputExpression id="e" typeRef="string" %s><text>role</text></inputExpression></input>
                              <output id="o" name="risk" typeRef="string"/>
                            </decisionTable>
                          </decision>
                        </definitions>
                        """
                                .formatted(attribute)));
    }

    private static ByteArrayInputStream stream(String xml) {
        return new ByteArrayInputStream(xml.getBytes(UTF_8));
    }
}
