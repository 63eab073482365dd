package org.countersign.invariants;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the model knows of a request. */
final class Asked {

    final int number;
    final String name;
    final Account by;
    final Post post;
    final boolean extension;
    final boolean justified;
    final Duration duration;
    final Settings settings;
    final Instant createdAt;

    @Nullable
    final Instant asksStart;

    @Nullable
    final Instant asksEnd;

    String status = "REGISTERED";
    Instant completedAt;

    @Nullable
    Instant start;

    @Nullable
    Instant end;

    @Nullable
    Instant provenAt;

    @Nullable
    String decision;

    @Nullable
    Instant decidedAt;

    boolean approved;

    /** Whether its process is about to take the role back. */
    boolean ending;

    Asked(Operation.Request request, Settings settings, Instant now) {
        this.number = request.number();
        this.name = request.name();
        this.by = request.by();
        this.post = request.post();
        this.extension = request.extension();
        this.justified = request.justified();
        this.duration = request.duration();
        this.settings = settings;
        this.createdAt = now;
        this.completedAt = now;
        this.asksStart = request.startsIn() == null ? null : now.plus(request.startsIn());
        this.asksEnd = request.endsIn() == null ? null : now.plus(request.endsIn());
    }

    Instant deadline() {
        return createdAt.plus(settings.timeout());
    }

    boolean is(String one) {
        return status.equals(one);
    }

    boolean isWaiting() {
        return is("PENDING_APPROVAL") || is("APPROVED") || is("SCHEDULED");
    }

    boolean isOverdueAt(Instant moment) {
        return is("PENDING_APPROVAL") && !moment.isBefore(deadline());
    }

    boolean startsAfter(Instant moment) {
        return asksStart != null && asksStart.isAfter(moment);
    }

    /** When the time is over for which it was asked. */
    @Nullable
    Instant windowEnd() {
        if (asksStart == null) {
            return asksEnd;
        }
        var last = asksStart.plus(duration);
        return asksEnd == null || last.isBefore(asksEnd) ? last : asksEnd;
    }

    void become(String next, Instant now) {
        status = next;
        completedAt = now;
    }
}
