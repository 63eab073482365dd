package org.countersign.process.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
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
        assertThatCode(() -> look(attribute)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript", "groovy", "juel", "feel and more"})
    void inAnotherLanguageItIsRefused(String language) {
        assertThatThrownBy(() -> look("expressionLanguage=\"" + language + "\""))
                .isInstanceOf(ModelRefused.class)
                .hasMessageContaining("In risk.dmn: a decision is written in FEEL, and not in " + language + ".");
    }

    @Test
    void whatIsNoTableIsRefused() {
        assertThatThrownBy(() -> DecisionGuard.refuseFaultsIn("risk.dmn", stream("<a/>")))
                .isInstanceOf(ModelRefused.class);
    }

    private static void look(String attribute) {
        DecisionGuard.refuseFaultsIn(
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
