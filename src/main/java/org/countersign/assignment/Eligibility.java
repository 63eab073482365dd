package org.countersign.assignment;

import java.time.Instant;
import java.util.UUID;
import org.countersign.directory.PrincipalId;
import org.countersign.role.RoleDefinitionId;
import org.countersign.role.Scope;
import org.jspecify.annotations.Nullable;

/**
 * That somebody, or whoever is in a group, may activate a role.
 *
 * @param end when it ends, exclusive; none: permanent
 */
public record Eligibility(
        EligibilityId id,
        PrincipalId principal,
        RoleDefinitionId role,
        Scope scope,
        Instant start,
        @Nullable Instant end)
        implements Held {

    @Override
    public UUID scheduleId() {
        return id.value();
    }
}
