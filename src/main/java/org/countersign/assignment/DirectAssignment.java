package org.countersign.assignment;

import java.time.Instant;
import java.util.UUID;
import org.countersign.directory.UserId;
import org.countersign.role.RoleDefinitionId;
import org.countersign.role.Scope;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator gave to somebody himself, eligible or active: neither what a group holds nor what was activated.
 *
 * @param id the eligibility's id, or the role assignment's
 * @param end when it ends, exclusive; none: permanent
 */
public record DirectAssignment(
        AssignmentKind kind,
        UUID id,
        UserId holder,
        RoleDefinitionId role,
        Scope scope,
        Instant start,
        @Nullable Instant end) {

    /** Whether its time is over. */
    public boolean isOverAt(Instant moment) {
        return end != null && !moment.isBefore(end);
    }

    AssignmentKey key() {
        return new AssignmentKey(holder, role, scope);
    }
}
