package org.countersign.assignment;

import java.time.Instant;
import java.util.UUID;
import org.countersign.directory.PrincipalId;
import org.countersign.role.RoleDefinitionId;
import org.countersign.role.Scope;
import org.jspecify.annotations.Nullable;

/** What a principal was given: to activate a role, or to hold it. */
public sealed interface Held permits Eligibility, RoleAssignment {

    /** The id of its schedule. */
    UUID scheduleId();

    PrincipalId principal();

    RoleDefinitionId role();

    Scope scope();

    Instant start();

    /** When it ends, exclusive; none: permanent. */
    @Nullable
    Instant end();

    /** What can be given but once. */
    default AssignmentKey key() {
        return new AssignmentKey(principal(), role(), scope());
    }

    /** Whether it counts at that moment: from the start on, before the end. */
    default boolean isEffectiveAt(Instant moment) {
        return !moment.isBefore(start()) && !isOverAt(moment);
    }

    default boolean isOverAt(Instant moment) {
        var end = end();
        return end != null && !moment.isBefore(end);
    }
}
