package org.countersign.role;

import java.time.Duration;
import java.util.stream.Stream;

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

    /** @throws InvalidSettings if the maximum or the time-out is out of bounds */
    public ActivationSettings {
        var faults = Stream.of(
                        isWithin(maximumDuration, HALF_HOUR, Duration.ofHours(24), HALF_HOUR)
                                ? ""
                                : "The maximum duration must be 30 minutes to 24 hours, in half hours.",
                        isWithin(approvalTimeout, Duration.ofMinutes(5), Duration.ofDays(30), Duration.ofMinutes(1))
                                ? ""
                                : "The approval time-out must be 5 minutes to 30 days, in whole minutes.")
                .filter(fault -> !fault.isEmpty())
                .toList();
        if (!faults.isEmpty()) {
            throw new InvalidSettings(faults);
        }
    }

    private static boolean isWithin(Duration duration, Duration least, Duration most, Duration step) {
        return duration.compareTo(least) >= 0
                && duration.compareTo(most) <= 0
                && duration.toMillis() % step.toMillis() == 0;
    }

    /** With another maximum. */
    public ActivationSettings withMaximumDuration(Duration maximum) {
        return new ActivationSettings(
                maximum, mfaRequired, justificationRequired, ticketRequired, approvalRequired, approvalTimeout);
    }

    /** With other things to be given. */
    public ActivationSettings withRequired(boolean mfa, boolean justification, boolean ticket) {
        return new ActivationSettings(maximumDuration, mfa, justification, ticket, approvalRequired, approvalTimeout);
    }

    /** With an approval that is asked for or not, and another time for it. */
    public ActivationSettings withApproval(boolean required, Duration timeout) {
        return new ActivationSettings(
                maximumDuration, mfaRequired, justificationRequired, ticketRequired, required, timeout);
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
