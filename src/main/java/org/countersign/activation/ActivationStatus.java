package org.countersign.activation;

import java.util.EnumSet;
import java.util.Set;

/** Where an activation is in its life. */
public enum ActivationStatus {
    /** Stored; its rules are being checked, in one transaction. */
    REGISTERED,
    /** A rule was not met. */
    REFUSED,
    /** Approvers are asked. */
    PENDING_APPROVAL,
    /** An approver said yes. */
    APPROVED,
    /** An approver said no. */
    DENIED,
    /** No approver answered in time. */
    TIMED_OUT,
    /** The requestor or an administrator took the request back. */
    CANCELED,
    /** Cleared, and waiting for the start that was asked for. */
    SCHEDULED,
    /** The role is granted. */
    ACTIVE,
    /** The grant was refused: what held at the request or the decision did not hold any more. */
    FAILED,
    /** The holder gave the role back. */
    DEACTIVATED,
    /** Its holder extended it: what was granted anew took its place. */
    EXTENDED,
    /** The eligibility was removed. */
    WITHDRAWN,
    /** The process took the role back before its time. */
    REVOKED,
    /** Its time was over. */
    EXPIRED;

    private static final Set<ActivationStatus> OPEN =
            EnumSet.of(REGISTERED, PENDING_APPROVAL, APPROVED, SCHEDULED, ACTIVE);

    /** Whether something may still happen to it. Only one open activation may exist of one right. */
    public boolean isOpen() {
        return OPEN.contains(this);
    }

    /** Whether it waits for a decision or for its start, so that it can be cancelled. */
    public boolean isCancelable() {
        return this == PENDING_APPROVAL || this == APPROVED || this == SCHEDULED;
    }

    boolean mayBecome(ActivationStatus next) {
        return switch (this) {
            case REGISTERED -> next != REGISTERED && next != APPROVED && next != DENIED && !isEndOfGrant(next);
            case PENDING_APPROVAL ->
                next == APPROVED
                        || next == DENIED
                        || next == TIMED_OUT
                        || next == CANCELED
                        || next == WITHDRAWN
                        || next == FAILED;
            case APPROVED, SCHEDULED ->
                next == SCHEDULED || next == ACTIVE || next == CANCELED || next == WITHDRAWN || next == FAILED;
            case ACTIVE -> isEndOfGrant(next) || next == WITHDRAWN;
            default -> false;
        };
    }

    private static boolean isEndOfGrant(ActivationStatus next) {
        return next == DEACTIVATED || next == REVOKED || next == EXPIRED || next == EXTENDED;
    }
}
