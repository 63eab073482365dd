package org.countersign.process.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.Map;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.delegate.DelegateInvocation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedExpressionsTests {

    private final GuardedExpressions expressions = new GuardedExpressions(Map.of("grantRoleDelegate", "a delegate"));

    @BeforeEach
    void anEngineThatEvaluatesRightAway() {
        var engine = new StandaloneInMemProcessEngineConfiguration();
        engine.setDelegateInterceptor(DelegateInvocation::proceed);
        Context.setProcessEngineConfiguration(engine);
    }

    @AfterEach
    void noEngine() {
        Context.removeProcessEngineConfiguration();
    }

    @Test
    void expressionsSeeTheDelegates() {
        assertThat(value("${grantRoleDelegate}")).isEqualTo("a delegate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${grantRoleDelegate.length()}",
                "${grantRoleDelegate.bytes}",
                "${''.class}",
                "${''.getClass().forName('java.lang.Runtime')}",
                "${dataSource}",
                "${systemProperties}"
            })
    void theyCallNothingLookIntoNothingAndSeeNoOtherBean(String expression) {
        assertThatThrownBy(() -> value(expression))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("Unknown");
    }

    @Test
    void outsideOfAProcessTheyAreNotEvaluated() {
        assertThatThrownBy(() -> expressions.createExpression("${1 + 1}").getValue(null))
                .hasMessage("Expressions are not evaluated outside of a process");
    }

    private Object value(String expression) {
        var scope = mock(VariableScope.class);
        when(scope.hasVariable(anyString())).thenReturn(false);
        return expressions.createExpression(expression).getValue(scope);
    }
}
