package org.countersign.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.countersign.assignment.ExtensionTerms;
import org.countersign.assignment.InvalidRequest;
import org.countersign.assignment.RequestExtension;
import org.countersign.process.engine.FleetingStart;
import org.countersign.role.RoleDefinitionId;
import org.countersign.role.Scope;
import org.countersign.security.CurrentUser;
import org.springframework.stereotype.Component;

/** Reads what a process was started with as the order it is: the signed-in user's. */
@Component
class AskedExtension {

    private final AskedTerms terms;
    private final CurrentUser currentUser;

    AskedExtension(AskedTerms terms, CurrentUser currentUser) {
        this.terms = terms;
        this.currentUser = currentUser;
    }

    /**
     * Reads the order.
     *
     * @throws InvalidRequest if it cannot be meant
     * @throws org.springframework.security.access.AccessDeniedException if nobody is signed in
     */
    RequestExtension in(DelegateExecution execution) {
        var kind = AskedTerms.oneOf(
                ExtensionVariables.ACTIONS, ExtensionVariables.ACTION, read(execution, ExtensionVariables.ACTION));
        var type = AskedTerms.oneOf(
                ExtensionVariables.TYPES, ExtensionVariables.TYPE, read(execution, ExtensionVariables.TYPE));
        return new RequestExtension(
                kind,
                currentUser.id(),
                roleIn(execution),
                scopeIn(execution),
                terms.in(name -> read(execution, name), new ExtensionTerms(type, null, null)),
                read(execution, ExtensionVariables.JUSTIFICATION));
    }

    private static RoleDefinitionId roleIn(DelegateExecution execution) {
        try {
            return RoleDefinitionId.of(read(execution, ExtensionVariables.ROLE));
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest("BadRequest", ExtensionVariables.ROLE + " must be the id of a role.");
        }
    }

    private static Scope scopeIn(DelegateExecution execution) {
        var path = read(execution, ExtensionVariables.SCOPE);
        try {
            return path.isEmpty() ? Scope.DIRECTORY : new Scope(path);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest("BadRequest", ExtensionVariables.SCOPE + " must be a path, such as /.");
        }
    }

    private static String read(DelegateExecution execution, String name) {
        return FleetingStart.read(execution, name);
    }
}
