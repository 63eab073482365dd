package org.countersign.graph.schedule;

import java.time.Duration;
import java.time.Instant;
import org.countersign.activation.Activation;
import org.jspecify.annotations.Nullable;

/** From when on and until when, as it is answered. */
public record ScheduleInfoView(Instant startDateTime, @Nullable Object recurrence, ExpirationView expiration) {

    /** For how long a role can be asked for at most, where an end or a duration is named. */
    public static final Duration LONGEST = Duration.ofDays(365);

    /** What "for ever" is taken for: longer than anything else can be asked for, and than any role allows. */
    public static final Duration FOR_EVER = LONGEST.plusDays(1);

    /** Until when. */
    record ExpirationView(String type, @Nullable Instant endDateTime, @Nullable String duration) {}

    /** What was asked for, though the role may have begun later: when it was approved. */
    public static ScheduleInfoView of(Activation activation) {
        var request = activation.request();
        var asked = request.start();
        var start = asked == null ? activation.createdAt() : asked;
        if (request.end() != null) {
            return until(start, request.end());
        }
        var duration = request.duration();
        return duration.equals(FOR_EVER) ? until(start, null) : lasting(start, duration);
    }

    /** @param end none: it does not end */
    public static ScheduleInfoView until(Instant start, @Nullable Instant end) {
        var type = end == null ? "noExpiration" : "afterDateTime";
        return new ScheduleInfoView(start, null, new ExpirationView(type, end, null));
    }

    private static ScheduleInfoView lasting(Instant start, Duration duration) {
        return new ScheduleInfoView(start, null, new ExpirationView("afterDuration", null, duration.toString()));
    }
}
