package org.countersign.graph;

import java.time.Instant;
import org.countersign.activation.WireTime;
import org.jspecify.annotations.Nullable;

/**
 * When something is asked for.
 *
 * @param start none: now
 */
record AskedSchedule(@Nullable Instant start, Expiry expiry) {

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
        return text == null ? null : WireTime.start("scheduleInfo.startDateTime", text, now);
    }
}
