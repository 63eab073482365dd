package org.countersign.assignment;

import org.countersign.directory.PrincipalId;
import org.countersign.role.RoleDefinitionId;
import org.countersign.role.Scope;

/** What an administrator gives but once: a role, to a user or a group, somewhere. */
public record AssignmentKey(PrincipalId principal, RoleDefinitionId role, Scope scope) {

    /** The value of a unique column that only rows which still count carry. */
    String text() {
        return principal + "|" + role + "|" + scope;
    }
}
