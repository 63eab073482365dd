package org.countersign.audit;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.directory.PrincipalId;
import org.countersign.directory.UserId;
import org.countersign.role.RoleDefinitionId;
import org.jspecify.annotations.Nullable;

/**
 * A row of the trail. Names stand as they were when it was written.
 *
 * @param reason why, in the words of whoever acted; or what stood against it
 * @param correlation what all rows of one story share: the activation's id, the eligibility's, the assignment's
 * @param role none: where what was tried names no role
 * @param target whose role it is about; none: where nobody is known
 * @param details what else is known, by name
 */
public record AuditEvent(
        UUID id,
        Activity activity,
        Instant occurredAt,
        Outcome outcome,
        String reason,
        UUID correlation,
        Actor actor,
        @Nullable Role role,
        @Nullable Target target,
        Map<String, String> details) {

    /** What a detail's name ends with that tells of a property before its change. */
    public static final String BEFORE = ".oldValue";

    /** What a detail's name ends with that tells of a property after its change. */
    public static final String AFTER = ".newValue";

    /** The name under which the service itself acts. */
    public static final String SERVICE = "Countersign";

    /**
     * Who acted.
     *
     * @param id none: the service itself
     * @param address where he called from; empty where that is not known
     */
    public record Actor(@Nullable UserId id, String name, String address) {}

    /** What the service did at the word of somebody who works at its own machine: the details name him. */
    static AuditEvent ofService(Activity activity, Instant occurredAt, String reason, Details details) {
        return new AuditEvent(
                UUID.randomUUID(),
                activity,
                occurredAt,
                Outcome.SUCCESS,
                reason,
                UUID.randomUUID(),
                new Actor(null, SERVICE, ""),
                null,
                null,
                details.toMap());
    }

    AuditEvent withoutAddress() {
        var nameless = new Actor(actor.id(), actor.name(), "");
        return new AuditEvent(id, activity, occurredAt, outcome, reason, correlation, nameless, role, target, details);
    }

    /** The role it is about. */
    public record Role(RoleDefinitionId id, String name) {}

    /** The user it is about. */
    public record Target(PrincipalId id, String name) {}

    /** The users whom it names: who acted, and to whom it was done. */
    public Stream<UserId> users() {
        return Stream.of(actor.id(), target == null ? null : target.id())
                .filter(UserId.class::isInstance)
                .map(UserId.class::cast);
    }
}
