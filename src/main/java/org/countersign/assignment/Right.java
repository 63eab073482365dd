package org.countersign.assignment;

import org.countersign.directory.UserId;
import org.countersign.role.RoleDefinitionId;
import org.countersign.role.Scope;

/** What can be held only once: a role, by somebody, somewhere. */
public record Right(UserId principal, RoleDefinitionId role, Scope scope) {

    /** The value of a unique column that only rows which still count carry. */
    public String key() {
        return principal + "|" + role + "|" + scope;
    }
}
