package org.countersign.process;

import java.util.Date;
import java.util.Set;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.countersign.assignment.ExtensionRequest;
import org.countersign.assignment.ExtensionStatus;

/**
 * What gateways and timers of an extension's model go by: all derived from the stored request, written after each step
 * and never read back.
 */
final class ExtensionRoutes {

    static final Set<String> NAMES = Set.of("rulesMet", "approved", "approvalDeadline");

    private ExtensionRoutes() {}

    static void show(VariableScope scope, ExtensionRequest request) {
        scope.setVariable("rulesMet", request.status() != ExtensionStatus.REFUSED);
        scope.setVariable("approved", request.status() == ExtensionStatus.APPROVED);
        scope.setVariable("approvalDeadline", Date.from(request.deadline()));
    }
}
