package org.countersign.assignment;

import java.time.Instant;
import java.util.UUID;
import org.countersign.directory.PrincipalId;
import org.countersign.role.RoleDefinitionId;
import org.countersign.role.Scope;
import org.jspecify.annotations.Nullable;

/**
 * What a principal may activate, holds, or did until it expired: one line of an overview.
 *
 * @param id of the eligibility or the active assignment
 * @param type how an active assignment came to be; none: it is, or was, eligible
 * @param end exclusive; none: permanent
 */
public record Holding(
        UUID id,
        @Nullable AssignmentType type,
        PrincipalId principal,
        RoleDefinitionId role,
        Scope scope,
        Instant start,
        @Nullable Instant end) {

    /** An active role as a line. */
    public static Holding of(RoleAssignment role) {
        return new Holding(
                role.id(), role.type(), role.principal(), role.role(), role.scope(), role.start(), role.end());
    }
}
