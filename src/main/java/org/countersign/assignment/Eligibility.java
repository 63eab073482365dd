package org.countersign.assignment;

import java.time.Instant;
import org.countersign.directory.UserId;
import org.countersign.role.RoleDefinitionId;
import org.countersign.role.Scope;
import org.jspecify.annotations.Nullable;

/**
 * That somebody may activate a role.
 *
 * @param end when it ends, exclusive; none: permanent
 */
public record Eligibility(
        EligibilityId id, UserId principal, RoleDefinitionId role, Scope scope, Instant start, @Nullable Instant end) {

    /** Whether it counts at that moment: from the start on, before the end. */
    public boolean isEffectiveAt(Instant moment) {
        return !moment.isBefore(start) && (end == null || moment.isBefore(end));
    }

    /** What it lets its holder activate. */
    public Right right() {
        return new Right(principal, role, scope);
    }
}
