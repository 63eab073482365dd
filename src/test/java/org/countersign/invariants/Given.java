package org.countersign.invariants;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the model knows of something that somebody was given: to activate a role, or to hold one. */
final class Given {

    enum Kind {
        ELIGIBLE,
        ASSIGNED,
        ACTIVATED
    }

    final String name;
    final Kind kind;
    final Holder holder;
    final Post post;
    Instant start;

    @Nullable
    Instant end;

    @Nullable
    Instant endedAt;

    String endReason = "";

    /** What it was activated from. */
    @Nullable
    Given basis;

    /** Whether something of the kind was given in its place since it expired. */
    boolean replaced;

    Given(String name, Kind kind, Holder holder, Post post, Instant start, @Nullable Instant end) {
        this.name = name;
        this.kind = kind;
        this.holder = holder;
        this.post = post;
        this.start = start;
        this.end = end;
    }

    boolean isOverAt(Instant moment) {
        return end != null && !moment.isBefore(end);
    }

    /** Whether nobody ended it; its time may be over. */
    boolean isOpen() {
        return endedAt == null && !replaced;
    }

    boolean isEffectiveAt(Instant moment) {
        return isOpen() && !moment.isBefore(start) && !isOverAt(moment);
    }
}
