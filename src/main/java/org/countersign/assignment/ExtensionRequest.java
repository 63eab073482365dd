package org.countersign.assignment;

import java.time.Duration;
import java.time.Instant;
import org.countersign.directory.UserId;
import org.countersign.role.RoleDefinitionId;
import org.countersign.role.Scope;
import org.jspecify.annotations.Nullable;

/**
 * A request to extend or renew an assignment, and what became of it.
 *
 * @param target what is to go on, as it stood when the request was made; its holder is the requestor
 * @param statusReason why it is in that status, for people to read; may be empty
 * @param deadline from when on no decision counts any more
 * @param completedAt when it came into its present status
 * @param decision how it was decided; none: not decided
 */
public record ExtensionRequest(
        ExtensionId id,
        ExtensionKind kind,
        DirectAssignment target,
        ExtensionTerms asked,
        String justification,
        ExtensionStatus status,
        String statusReason,
        Instant createdAt,
        Instant deadline,
        Instant completedAt,
        @Nullable ExtensionDecision decision) {

    /** How long administrators may take. */
    public static final Duration PATIENCE = Duration.ofDays(30);

    static ExtensionRequest pending(ExtensionId id, RequestExtension order, DirectAssignment target, Instant now) {
        return new ExtensionRequest(
                id,
                order.kind(),
                target,
                order.asked(),
                order.justification(),
                ExtensionStatus.PENDING,
                "",
                now,
                now.plus(PATIENCE),
                now,
                null);
    }

    /** Who asked. */
    public UserId requestor() {
        return target.holder();
    }

    /** The role it is about. */
    public RoleDefinitionId role() {
        return target.role();
    }

    /** Where the role counts. */
    public Scope scope() {
        return target.scope();
    }

    /** Whether it waits for a decision. */
    public boolean isPending() {
        return status == ExtensionStatus.PENDING;
    }

    boolean isOverdueAt(Instant moment) {
        return !moment.isBefore(deadline);
    }

    /**
     * The request as it is once it no longer waits.
     *
     * @throws IllegalStateException if it does not wait
     */
    ExtensionRequest become(ExtensionStatus next, String reason, Instant now) {
        return become(next, reason, now, null);
    }

    ExtensionRequest decided(ExtensionDecision by) {
        var approved = by.verdict() == Verdict.APPROVE;
        return become(
                approved ? ExtensionStatus.APPROVED : ExtensionStatus.DENIED,
                approved ? "" : by.justification(),
                by.decidedAt(),
                by);
    }

    private ExtensionRequest become(
            ExtensionStatus next, String reason, Instant now, @Nullable ExtensionDecision decidedBy) {
        if (!isPending() || next == ExtensionStatus.PENDING) {
            throw new IllegalStateException("Request " + id + " is " + status + " and cannot become " + next);
        }
        return new ExtensionRequest(
                id, kind, target, asked, justification, next, reason, createdAt, deadline, now, decidedBy);
    }
}
