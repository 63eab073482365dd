package org.countersign.notification;

import java.time.Instant;

/** Tells what happened in a span of time. Who keeps the trail knows it, and is no part of this room. */
public interface WeekReview {

    /**
     * What happened from then on.
     *
     * @param since inclusive
     */
    Week since(Instant since);
}
