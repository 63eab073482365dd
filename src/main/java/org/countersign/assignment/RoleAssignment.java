package org.countersign.assignment;

import java.time.Instant;
import java.util.UUID;
import org.countersign.directory.UserId;
import org.countersign.role.RoleDefinitionId;
import org.countersign.role.Scope;
import org.jspecify.annotations.Nullable;

/**
 * That somebody holds a role.
 *
 * @param id the activation's id, where one made it
 * @param eligibility what was activated; none for one that an administrator gave
 * @param end when it ends, exclusive; none: permanent
 */
public record RoleAssignment(
        UUID id,
        UserId principal,
        RoleDefinitionId role,
        Scope scope,
        AssignmentType type,
        @Nullable EligibilityId eligibility,
        Instant start,
        @Nullable Instant end) {

    boolean isOverAt(Instant moment) {
        return end != null && !moment.isBefore(end);
    }

    Right right() {
        return new Right(principal, role, scope);
    }
}
