package org.countersign.graph;

import java.time.Duration;
import java.time.Instant;
import org.countersign.activation.Activation;
import org.jspecify.annotations.Nullable;

/** From when on and until when, as it is answered. */
record ScheduleInfoView(Instant startDateTime, @Nullable Object recurrence, ExpirationView expiration) {

    /** Until when. */
    record ExpirationView(String type, @Nullable Instant endDateTime, @Nullable String duration) {}

    /** What was asked for, though the role may have begun later: when it was approved. */
    static ScheduleInfoView of(Activation activation) {
        var request = activation.request();
        var asked = request.start();
        var start = asked == null ? activation.createdAt() : asked;
        if (request.end() != null) {
            return until(start, request.end());
        }
        var duration = request.duration();
        return duration.equals(SelfService.FOR_EVER) ? until(start, null) : lasting(start, duration);
    }

    /** @param end none: it does not end */
    static ScheduleInfoView until(Instant start, @Nullable Instant end) {
        var type = end == null ? "noExpiration" : "afterDateTime";
        return new ScheduleInfoView(start, null, new ExpirationView(type, end, null));
    }

    private static ScheduleInfoView lasting(Instant start, Duration duration) {
        return new ScheduleInfoView(start, null, new ExpirationView("afterDuration", null, duration.toString()));
    }
}
