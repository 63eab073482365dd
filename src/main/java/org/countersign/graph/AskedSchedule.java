package org.countersign.graph;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When something is asked for.
 *
 * @param start none: now
 */
record AskedSchedule(@Nullable Instant start, Expiry expiry) {

    /** What clocks may differ by, and a form may take to be filled in. */
    private static final Duration GRACE = Duration.ofMinutes(5);

    private static final Duration FURTHEST = Duration.ofDays(365);

    static AskedSchedule of(ScheduleRequestBody.@Nullable ScheduleInfo body, Instant now) {
        if (body == null) {
            return new AskedSchedule(null, new Expiry.Unspecified());
        }
        var recurrence = body.recurrence();
        if (recurrence != null && !recurrence.isNull()) {
            throw GraphException.badRequest("scheduleInfo.recurrence is not served.");
        }
        return new AskedSchedule(startOf(body.startDateTime(), now), Expiry.of(body.expiration()));
    }

    /** When it begins if it is granted at {@code now}. */
    Instant begins(Instant now) {
        return start == null ? now : start;
    }

    private static @Nullable Instant startOf(@Nullable String text, Instant now) {
        if (text == null) {
            return null;
        }
        var start = WireTime.instant("scheduleInfo.startDateTime", text);
        if (start.isBefore(now.minus(GRACE))) {
            throw GraphException.badRequest("scheduleInfo.startDateTime lies in the past.");
        }
        if (start.isAfter(now.plus(FURTHEST))) {
            throw GraphException.badRequest("scheduleInfo.startDateTime lies more than a year ahead.");
        }
        return start.isAfter(now) ? start : null;
    }
}
