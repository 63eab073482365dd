package org.countersign.process.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.ReadOnlyMapELResolver;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ArrayELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ListELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MapELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;
import org.jspecify.annotations.Nullable;

/**
 * Expressions see the delegates, the routes and no other bean, call nothing, and are evaluated only within a running process.
 *
 * <p>Queries and stored filters may carry expressions too, in places the engine forgets to check (CVE-2026-109432):
 * those are evaluated without a variable scope. Here they are refused there, but for three that are harmless.
 */
final class GuardedExpressions extends JuelExpressionManager {

    private static final Set<String> HARMLESS = Set.of("${currentUser()}", "${currentUserGroups()}", "${now()}");

    private final RouteResolver routes;

    GuardedExpressions(Map<String, ?> delegates, List<Routes> routes) {
        super(new HashMap<>(delegates));
        this.routes = new RouteResolver(routes);
    }

    @Override
    public Expression createExpression(String text) {
        return new GuardedExpression(createValueExpression(text), this, text);
    }

    @Override
    protected ELResolver createElResolver() {
        var resolver = new CompositeELResolver();
        // These first: no variable that somebody submits takes the name of a delegate or of what a gateway goes by.
        resolver.add(new ReadOnlyMapELResolver(beans));
        resolver.add(routes);
        resolver.add(new VariableScopeElResolver());
        resolver.add(new VariableContextElResolver());
        resolver.add(new ArrayELResolver());
        resolver.add(new ListELResolver());
        resolver.add(new MapELResolver());
        // No resolver for beans: behind an object's properties and methods lie the engine, its class, and all of Java.
        return resolver;
    }

    private static final class GuardedExpression extends JuelExpression {

        private GuardedExpression(ValueExpression expression, JuelExpressionManager manager, String text) {
            super(expression, manager, text);
        }

        @Override
        public Object getValue(@Nullable VariableScope scope, @Nullable BaseDelegateExecution execution) {
            if (scope == null && !isLiteralText() && !HARMLESS.contains(getExpressionText())) {
                throw new ProcessEngineException("Expressions are not evaluated outside of a process");
            }
            return super.getValue(scope, execution);
        }
    }
}
