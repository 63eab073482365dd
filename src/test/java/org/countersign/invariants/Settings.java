package org.countersign.invariants;

import java.time.Duration;
import java.util.Set;

/**
 * What a role of a sequence asks for.
 *
 * @param eligibleForGood whether its eligible assignments may be without an end; else they last 15 days at most
 */
record Settings(
        Duration maximum,
        boolean mfa,
        boolean justification,
        boolean approval,
        Duration timeout,
        Set<Holder> approvers,
        boolean eligibleForGood) {

    static final Duration LONGEST_ELIGIBLE = Duration.ofDays(15);

    /** What the roles of each sequence start with. */
    static final Settings PLAIN =
            new Settings(Duration.ofHours(8), false, false, false, Duration.ofHours(24), Set.of(), true);
}
