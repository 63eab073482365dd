package org.countersign.process.engine;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.beans.FeatureDescriptor;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.jspecify.annotations.Nullable;

/** Lets expressions see the {@link Routes} of the process they are evaluated in. */
final class RouteResolver extends ELResolver {

    private final List<Routes> routes;
    private final Set<String> names;

    RouteResolver(List<Routes> routes) {
        this.routes = List.copyOf(routes);
        this.names = routes.stream().flatMap(some -> some.names().stream()).collect(toUnmodifiableSet());
    }

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
        if (!isRoute(base, property)) {
            return null;
        }
        context.setPropertyResolved(true);
        return executionIn(context)
                .flatMap(execution -> valueOf(property.toString(), execution))
                .orElse(null);
    }

    private Optional<Object> valueOf(String name, DelegateExecution execution) {
        return routes.stream()
                .filter(some -> some.names().contains(name))
                .flatMap(some -> some.valueOf(name, execution).stream())
                .findFirst();
    }

    private boolean isRoute(@Nullable Object base, Object property) {
        return base == null && names.contains(property);
    }

    private static Optional<DelegateExecution> executionIn(ELContext context) {
        var scope = context.getContext(VariableScope.class);
        return scope instanceof DelegateTask task
                ? Optional.ofNullable(task.getExecution())
                : Optional.ofNullable(scope)
                        .filter(DelegateExecution.class::isInstance)
                        .map(DelegateExecution.class::cast);
    }

    @Override
    public @Nullable Class<?> getType(ELContext context, @Nullable Object base, Object property) {
        context.setPropertyResolved(isRoute(base, property));
        return null;
    }

    @Override
    public void setValue(ELContext context, @Nullable Object base, Object property, @Nullable Object value) {
        if (isRoute(base, property)) {
            throw new IllegalStateException(property + " is read from the store");
        }
    }

    @Override
    public boolean isReadOnly(ELContext context, @Nullable Object base, Object property) {
        context.setPropertyResolved(isRoute(base, property));
        return true;
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, @Nullable Object base) {
        return Collections.emptyIterator();
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
        return Object.class;
    }
}
