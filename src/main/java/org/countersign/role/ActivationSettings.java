package org.countersign.role;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a role asks of an activation.
 *
 * @param maximumDuration 30 minutes to 24 hours, in half hours
 * @param mfaRequired whether a second factor is proved; not together with an authentication context
 * @param approvalTimeout how long approvers have to answer: 5 minutes to 30 days, in whole minutes
 * @param authenticationContext the claim value, {@code c1} to {@code c99}, of the context that the requestor has to
 *     meet in place of MFA; none: no context is asked for
 * @param ticketSystems where tickets may come from, at most {@value #MOST_TICKET_SYSTEMS}; none: from anywhere
 */
public record ActivationSettings(
        Duration maximumDuration,
        boolean mfaRequired,
        boolean justificationRequired,
        boolean ticketRequired,
        boolean approvalRequired,
        Duration approvalTimeout,
        @Nullable String authenticationContext,
        List<TicketSystem> ticketSystems) {

    static final int MOST_TICKET_SYSTEMS = 20;

    private static final Duration HALF_HOUR = Duration.ofMinutes(30);
    private static final Pattern CLAIM_VALUE = Pattern.compile("c[1-9][0-9]?");

    /** What Entra PIM starts a role with: 8 hours, MFA and a justification, no ticket, no approval. */
    public static final ActivationSettings DEFAULT =
            new ActivationSettings(Duration.ofHours(8), true, true, false, false, Duration.ofHours(24));

    public ActivationSettings {
        ticketSystems = List.copyOf(ticketSystems);
    }

    /** Without an authentication context, and with tickets from anywhere. */
    public ActivationSettings(
            Duration maximumDuration,
            boolean mfaRequired,
            boolean justificationRequired,
            boolean ticketRequired,
            boolean approvalRequired,
            Duration approvalTimeout) {
        this(
                maximumDuration,
                mfaRequired,
                justificationRequired,
                ticketRequired,
                approvalRequired,
                approvalTimeout,
                null,
                List.of());
    }

    /** With another maximum. */
    public ActivationSettings withMaximumDuration(Duration maximum) {
        return new ActivationSettings(
                maximum,
                mfaRequired,
                justificationRequired,
                ticketRequired,
                approvalRequired,
                approvalTimeout,
                authenticationContext,
                ticketSystems);
    }

    /** With other things to be given. */
    public ActivationSettings withRequired(boolean mfa, boolean justification, boolean ticket) {
        return new ActivationSettings(
                maximumDuration,
                mfa,
                justification,
                ticket,
                approvalRequired,
                approvalTimeout,
                authenticationContext,
                ticketSystems);
    }

    /** With an approval that is asked for or not, and another time for it. */
    public ActivationSettings withApproval(boolean required, Duration timeout) {
        return new ActivationSettings(
                maximumDuration,
                mfaRequired,
                justificationRequired,
                ticketRequired,
                required,
                timeout,
                authenticationContext,
                ticketSystems);
    }

    /** With another authentication context, or none. */
    public ActivationSettings withAuthenticationContext(@Nullable String claimValue) {
        return new ActivationSettings(
                maximumDuration,
                mfaRequired,
                justificationRequired,
                ticketRequired,
                approvalRequired,
                approvalTimeout,
                claimValue,
                ticketSystems);
    }

    /** With tickets from other systems. */
    public ActivationSettings withTicketSystems(List<TicketSystem> systems) {
        return new ActivationSettings(
                maximumDuration,
                mfaRequired,
                justificationRequired,
                ticketRequired,
                approvalRequired,
                approvalTimeout,
                authenticationContext,
                systems);
    }

    /** Everything that no role can ask. */
    Stream<String> faults() {
        var faults = new ArrayList<String>();
        if (!isWithin(maximumDuration, HALF_HOUR, Duration.ofHours(24), HALF_HOUR)) {
            faults.add("The maximum duration must be 30 minutes to 24 hours, in half hours.");
        }
        if (!isWithin(approvalTimeout, Duration.ofMinutes(5), Duration.ofDays(30), Duration.ofMinutes(1))) {
            faults.add("The approval time-out must be 5 minutes to 30 days, in whole minutes.");
        }
        if (authenticationContext != null) {
            if (!CLAIM_VALUE.matcher(authenticationContext).matches()) {
                faults.add("The claim value of an authentication context is one of c1 to c99.");
            }
            if (mfaRequired) {
                faults.add("An authentication context takes the place of MFA: ask for one of them, not for both.");
            }
        }
        return Stream.concat(faults.stream(), ticketFaults());
    }

    private Stream<String> ticketFaults() {
        if (ticketSystems.size() > MOST_TICKET_SYSTEMS) {
            return Stream.of("There may be at most " + MOST_TICKET_SYSTEMS + " ticket systems.");
        }
        var names = ticketSystems.stream().map(system -> system.name().toLowerCase(Locale.ROOT));
        return Stream.concat(
                ticketSystems.stream().flatMap(TicketSystem::faults),
                names.distinct().count() == ticketSystems.size()
                        ? Stream.empty()
                        : Stream.of("Two ticket systems have the same name."));
    }

    private static boolean isWithin(Duration duration, Duration least, Duration most, Duration step) {
        return duration.compareTo(least) >= 0
                && duration.compareTo(most) <= 0
                && duration.toMillis() % step.toMillis() == 0;
    }

    /** Whether a second factor has to be proved, be it as MFA or as an authentication context asks. */
    public boolean asksForSecondFactor() {
        return mfaRequired || authenticationContext != null;
    }
}
