package org.countersign.process.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
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

    /** What a request means by its routes; it serves no request by any other name. */
    private static final Routes ROUTES = new Routes() {

        @Override
        public Set<String> names() {
            return Set.of("rulesMet", "startsAt");
        }

        @Override
        public Optional<Object> valueOf(String name, DelegateExecution execution) {
            return name.equals("rulesMet") ? Optional.of(false) : Optional.empty();
        }
    };

    private final GuardedExpressions expressions =
            new GuardedExpressions(Map.of("grantRoleDelegate", "a delegate"), List.of(ROUTES));

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

    @Test
    void expressionsSeeTheRoutesAndNoVariableInTheirPlace() {
        var execution = mock(DelegateExecution.class);
        when(execution.hasVariable(anyString())).thenReturn(true);
        when(execution.getVariable(anyString())).thenReturn(true);

        assertThat(expressions.createExpression("${rulesMet}").getValue(execution))
                .isEqualTo(false);
        assertThat(expressions.createExpression("${startsAt}").getValue(execution))
                .isNull();
        assertThatThrownBy(() -> expressions.createExpression("${rulesMet}").setValue(true, execution))
                .hasMessageContaining("read from the store");
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
