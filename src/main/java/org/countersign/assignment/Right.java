package org.countersign.assignment;

import org.countersign.directory.UserId;
import org.countersign.role.RoleDefinitionId;
import org.countersign.role.Scope;

/** What somebody exercises: a role, somewhere; whether it was given to himself or to a group he is in. */
public record Right(UserId principal, RoleDefinitionId role, Scope scope) {

    /** The value of a unique column that only rows which still count carry. */
    public String key() {
        return direct().text();
    }

    /** The same, as given to himself. */
    public AssignmentKey direct() {
        return new AssignmentKey(principal, role, scope);
    }
}
