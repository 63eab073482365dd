package org.countersign.activation;

import java.time.Duration;
import java.time.Instant;
import org.countersign.role.ActivationSettings;
import org.jspecify.annotations.Nullable;

/**
 * A request to activate a role, and what became of it.
 *
 * @param settings what the role asked when the request was made
 * @param statusReason why it is in that status, for people to read; may be empty
 * @param approvalDeadline from when on no decision counts any more
 * @param start when the granted role begins; none: not granted
 * @param end when the granted role ends, exclusive; none: not granted
 * @param completedAt when it came into its present status
 */
public record Activation(
        ActivationId id,
        RequestActivation request,
        ActivationSettings settings,
        ActivationStatus status,
        String statusReason,
        Instant createdAt,
        Instant approvalDeadline,
        @Nullable Instant start,
        @Nullable Instant end,
        Instant completedAt) {

    static Activation register(ActivationId id, RequestActivation request, ActivationSettings settings, Instant now) {
        return new Activation(
                id,
                request,
                settings,
                ActivationStatus.REGISTERED,
                "",
                now,
                now.plus(settings.approvalTimeout()),
                null,
                null,
                now);
    }

    /** What no other open activation may be stored under; none: it is over. */
    @Nullable
    String openKey() {
        if (!status.isOpen()) {
            return null;
        }
        return status == ActivationStatus.ACTIVE ? request.activeKey() : request.waitingKey();
    }

    /** Whether the asked start lies ahead. */
    public boolean startsAfter(Instant now) {
        var asked = request.start();
        return asked != null && asked.isAfter(now);
    }

    /** Half of the time that approvers have. */
    public Instant reminderAt() {
        return createdAt.plus(Duration.between(createdAt, approvalDeadline).dividedBy(2));
    }

    /**
     * The activation in its next status.
     *
     * @throws IllegalStateException if nothing leads there from the present one
     */
    Activation become(ActivationStatus next, String reason, Instant now) {
        if (!status.mayBecome(next)) {
            throw new IllegalStateException("Activation " + id + " is " + status + " and cannot become " + next);
        }
        return new Activation(id, request, settings, next, reason, createdAt, approvalDeadline, start, end, now);
    }

    /** The active role with another start and end. */
    Activation within(Instant from, @Nullable Instant until) {
        return new Activation(
                id, request, settings, status, statusReason, createdAt, approvalDeadline, from, until, completedAt);
    }

    Activation grantedFor(Instant from, Instant until, Instant now) {
        return become(ActivationStatus.ACTIVE, "", now).within(from, until);
    }
}
