package org.countersign.assignment;

import java.time.Duration;

/** When people are told that an assignment ends: each as long before the end as that, and until the next one. */
public enum ExpiryStage {
    TWO_WEEKS(ExtensionRule.BEFORE_END, Duration.ofDays(1)),
    ONE_DAY(Duration.ofDays(1), Duration.ZERO),
    /** It has ended; told as long as it may be renewed. */
    EXPIRED(Duration.ZERO, ExtensionRule.AFTER_END.negated());

    private final Duration from;
    private final Duration until;

    ExpiryStage(Duration from, Duration until) {
        this.from = from;
        this.until = until;
    }

    /** How long before the end it begins. */
    Duration from() {
        return from;
    }

    /** How long before the end it is over. */
    Duration until() {
        return until;
    }
}
