package org.countersign.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.countersign.directory.UserId;
import org.countersign.role.RoleDefinitionId;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes events to the trail, as listeners do, without anything having happened. */
public final class AuditEvents {

    private final AuditTrail trail;
    private final TransactionTemplate transactions;

    public AuditEvents(AuditTrail trail, TransactionTemplate transactions) {
        this.trail = trail;
        this.transactions = transactions;
    }

    /** One transaction each. */
    public List<UUID> write(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> write("Reason " + number))
                .toList();
    }

    /** One transaction each, at a moment. */
    public List<UUID> write(int count, Instant at) {
        return IntStream.range(0, count)
                .mapToObj(number -> transactions.execute(transaction -> add("Reason " + number, at)))
                .toList();
    }

    public UUID write(String reason) {
        return transactions.execute(transaction -> add(reason));
    }

    /** Within a transaction of the caller's. */
    public UUID add(String reason) {
        return add(reason, Instant.parse("2026-03-04T05:06:07.123456Z"));
    }

    private UUID add(String reason, Instant at) {
        var event = event(reason, at);
        trail.add(event);
        return event.id();
    }

    private static AuditEvent event(String reason, Instant at) {
        var user = new UserId(UUID.randomUUID());
        return new AuditEvent(
                UUID.randomUUID(),
                Activity.ACTIVATION_GRANTED,
                at,
                Outcome.SUCCESS,
                reason,
                UUID.randomUUID(),
                new AuditEvent.Actor(null, AuditEvent.SERVICE, ""),
                new AuditEvent.Role(new RoleDefinitionId(UUID.randomUUID()), "Global Administrator"),
                new AuditEvent.Target(user, "Lee"),
                Map.of("justification", reason));
    }
}
