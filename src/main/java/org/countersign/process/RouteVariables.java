package org.countersign.process;

import java.util.Set;
import org.camunda.bpm.engine.delegate.VariableScope;

/** The variables that a model goes by, as against those that somebody has put beside them. */
final class RouteVariables {

    private RouteVariables() {}

    /** Removes every variable but those of the given names. */
    static void removeOthers(VariableScope scope, Set<String> names) {
        Set.copyOf(scope.getVariableNames()).stream()
                .filter(name -> !names.contains(name))
                .forEach(scope::removeVariable);
    }
}
