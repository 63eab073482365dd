package org.countersign.role;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a role asks of an administrator who assigns it. A role has them twice: for eligible assignments and for active
 * ones.
 *
 * @param permanentAllowed whether an assignment may be without an end
 * @param maximumDuration how long one with an end may last at most, where none may be without: one of
 *     {@link #DURATIONS}
 * @param justificationRequired whether the administrator says why
 * @param mfaRequired whether the administrator proves a second factor
 */
public record AssignmentSettings(
        boolean permanentAllowed, Duration maximumDuration, boolean justificationRequired, boolean mfaRequired) {

    /** The maximum durations to choose from, as in Entra PIM. */
    public static final List<Duration> DURATIONS =
            Stream.of(15, 30, 90, 180, 365).map(Duration::ofDays).toList();

    /** What Entra PIM starts a role's eligible assignments with. */
    public static final AssignmentSettings ELIGIBLE_DEFAULT =
            new AssignmentSettings(true, Duration.ofDays(365), false, false);

    /** What Entra PIM starts a role's active assignments with. */
    public static final AssignmentSettings ACTIVE_DEFAULT =
            new AssignmentSettings(true, Duration.ofDays(180), true, false);

    /** With another maximum, and assignments without an end or not. */
    public AssignmentSettings withExpiration(boolean permanent, Duration maximum) {
        return new AssignmentSettings(permanent, maximum, justificationRequired, mfaRequired);
    }

    /** With other things to be given. */
    public AssignmentSettings withRequired(boolean justification, boolean mfa) {
        return new AssignmentSettings(permanentAllowed, maximumDuration, justification, mfa);
    }

    /** @param assignments which ones, as the sentence begins: {@code Eligible} */
    Stream<String> faults(String assignments) {
        return DURATIONS.contains(maximumDuration)
                ? Stream.empty()
                : Stream.of(assignments + " assignments last at most P15D, P30D, P90D, P180D or P365D.");
    }
}
