package org.countersign.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainExpressionsTests {

    private final PlainExpressions rule = new PlainExpressions(Set.of("grantRoleDelegate"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${approved}",
                "${!approvalRequired}",
                "${approved and not (count gt 3)}",
                "${level == 'a.b(c)' || level == \"x[1]\"}",
                "${weight * 1.5 > 2 ? 'PT1H' : 'PT2H'}",
                "#{empty note}",
                "Approve ${what} by ${when}",
                "no expression: execution.call()"
            })
    void comparesVariables(String expression) {
        assertThat(faults(expression)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${grantRoleDelegate}",
                "${execution.processEngineServices}",
                "${execution['processEngineServices']}",
                "${''.getClass()}",
                "${1.5.class}",
                "${approved.toString ()}",
                "${now()}",
                "#{request.role}",
                "fine ${approved}, not ${a.b}",
                "${'it\\'s ' + a.b + ' '}",
                "${'}' == a.b}",
                "${a[0]}",
                "${approved ; a}"
            })
    void callsNothingAndLooksIntoNothing(String expression) {
        assertThat(faults(expression)).hasSize(2);
    }

    private Iterable<String> faults(String expression) {
        var escaped = expression.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
        return AModel.faults(rule, "<bpmn:a name=\"" + escaped + "\">" + escaped + "</bpmn:a>");
    }
}
