package org.countersign.assignment;

import java.time.Instant;
import java.util.UUID;
import org.countersign.directory.PrincipalId;
import org.countersign.directory.UserId;
import org.countersign.role.RoleDefinitionId;
import org.countersign.role.Scope;
import org.jspecify.annotations.Nullable;

/**
 * That somebody, or whoever is in a group, holds a role. Only users activate; so an activated role is a user's.
 *
 * @param id the activation's id, where one made it
 * @param eligibility what was activated; none for one that an administrator gave
 * @param end when it ends, exclusive; none: permanent
 */
public record RoleAssignment(
        UUID id,
        PrincipalId principal,
        RoleDefinitionId role,
        Scope scope,
        AssignmentType type,
        @Nullable EligibilityId eligibility,
        Instant start,
        @Nullable Instant end)
        implements Held {

    public RoleAssignment {
        if (type == AssignmentType.ACTIVATED && !(principal instanceof UserId)) {
            throw new IllegalArgumentException("Only a user activates a role");
        }
    }

    @Override
    public UUID scheduleId() {
        return id;
    }
}
