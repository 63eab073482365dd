package org.countersign.console;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.countersign.audit.AuditEvent;
import org.countersign.audit.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * A fact as the page shows it.
 *
 * @param address where whoever acted called from; empty: that is not known, or not the reader's to know
 * @param role none: it is about no role
 * @param target to whom it was done; none: nobody is named, or he did it to himself
 */
record AuditLine(
        Instant at,
        String activity,
        boolean failed,
        String actor,
        String address,
        @Nullable UUID role,
        @Nullable String roleName,
        @Nullable String target,
        String reason,
        UUID story,
        Map<String, String> details) {

    static AuditLine of(AuditEvent event) {
        var role = event.role();
        var target = event.target();
        return new AuditLine(
                event.occurredAt(),
                event.activity().displayName(),
                event.outcome() == Outcome.FAILURE,
                event.actor().name(),
                event.actor().address(),
                role == null ? null : role.id().value(),
                role == null ? null : role.name(),
                target == null || target.id().equals(event.actor().id()) ? null : target.name(),
                event.reason(),
                event.correlation(),
                event.details());
    }
}
