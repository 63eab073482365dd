package org.countersign.mfa;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How often somebody tried in vain since the last success. The {@value #FREE}th failure and each further one lock, twice
 * as long each time, from 30 seconds to an hour (NIST SP 800-63B-4, section 3.2.2).
 *
 * @param lockedUntil before that moment no try counts, right or wrong; none: not locked
 */
public record FailedTries(int count, @Nullable Instant lockedUntil) {

    /** After none. */
    public static final FailedTries NONE = new FailedTries(0, null);

    static final int FREE = 5;

    private static final Duration FIRST_LOCK = Duration.ofSeconds(30);
    private static final Duration LONGEST_LOCK = Duration.ofHours(1);

    /** Whether no try counts at that moment. */
    public boolean isLocked(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    /** After one more failure. */
    public FailedTries another(Instant now) {
        var failures = count + 1;
        return new FailedTries(failures, failures < FREE ? null : now.plus(lockAfter(failures)));
    }

    static Duration lockAfter(int failures) {
        var doublings = Math.min(failures - FREE, 10);
        var lock = FIRST_LOCK.multipliedBy(1L << doublings);
        return lock.compareTo(LONGEST_LOCK) < 0 ? lock : LONGEST_LOCK;
    }
}
