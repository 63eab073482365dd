package org.countersign.role;

import java.time.Duration;

/**
 * What a role asks of an activation.
 *
 * @param maximumDuration 30 minutes to 24 hours, in half hours
 * @param approvalTimeout how long approvers have to answer: 5 minutes to 30 days, in whole minutes
 */
public record ActivationSettings(
        Duration maximumDuration,
        boolean mfaRequired,
        boolean justificationRequired,
        boolean ticketRequired,
        boolean approvalRequired,
        Duration approvalTimeout) {

    private static final Duration HALF_HOUR = Duration.ofMinutes(30);

    /** What Entra PIM starts a role with: 8 hours, MFA and a justification, no ticket, no approval. */
    public static final ActivationSettings DEFAULT =
            new ActivationSettings(Duration.ofHours(8), true, true, false, false, Duration.ofHours(24));

    public ActivationSettings {
        if (maximumDuration.compareTo(HALF_HOUR) < 0
                || maximumDuration.compareTo(Duration.ofHours(24)) > 0
                || maximumDuration.toMillis() % HALF_HOUR.toMillis() != 0) {
            throw new IllegalArgumentException("The maximum duration must be 30 minutes to 24 hours, in half hours");
        }
        if (approvalTimeout.compareTo(Duration.ofMinutes(5)) < 0
                || approvalTimeout.compareTo(Duration.ofDays(30)) > 0
                || approvalTimeout.toMillis() % Duration.ofMinutes(1).toMillis() != 0) {
            throw new IllegalArgumentException("The approval time-out must be 5 minutes to 30 days, in whole minutes");
        }
    }

    /** What both ask, so that settings changed on the way never make a request easier than either. */
    public ActivationSettings strictest(ActivationSettings other) {
        return new ActivationSettings(
                shorter(maximumDuration, other.maximumDuration),
                mfaRequired || other.mfaRequired,
                justificationRequired || other.justificationRequired,
                ticketRequired || other.ticketRequired,
                approvalRequired || other.approvalRequired,
                shorter(approvalTimeout, other.approvalTimeout));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
