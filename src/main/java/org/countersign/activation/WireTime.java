package org.countersign.activation;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.countersign.assignment.InvalidRequest;
import org.jspecify.annotations.Nullable;

/**
 * Times as people and programs write them: RFC 3339 with an offset, and ISO 8601 durations without years and months.
 * What cannot be read is an {@link InvalidRequest} that names the property.
 */
public final class WireTime {

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /** What clocks may differ by, and a form may take to be filled in. */
    private static final Duration GRACE = Duration.ofMinutes(5);

    private static final Duration FURTHEST = Duration.ofDays(365);

    private static final Duration LONGEST = Duration.ofDays(36_500);

    private WireTime() {}

    /**
     * The start that is asked for: at most a year ahead; none, which is now, if it is not more than 5 minutes past.
     */
    public static @Nullable Instant start(String property, String text, Instant now) {
        var start = instant(property, text);
        if (start.isBefore(now.minus(GRACE))) {
            throw invalid(property + " lies in the past.");
        }
        if (start.isAfter(now.plus(FURTHEST))) {
            throw invalid(property + " lies more than a year ahead.");
        }
        return start.isAfter(now) ? start : null;
    }

    /** The moment, to the microsecond, as the store keeps it. */
    public static Instant instant(String property, String text) {
        try {
            var instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
            if (!instant.isBefore(Instant.EPOCH) && instant.isBefore(LATEST)) {
                return instant;
            }
        } catch (DateTimeException e) {
            // Said below, as of a moment that no calendar means.
        }
        throw invalid(property + " must be a date and time with an offset, such as 2026-01-31T08:00:00Z.");
    }

    /** The duration, of days, hours, minutes and seconds. */
    public static Duration duration(String property, String text) {
        try {
            var duration = Duration.parse(text);
            if (duration.compareTo(LONGEST) <= 0 && duration.compareTo(LONGEST.negated()) >= 0) {
                return duration;
            }
        } catch (DateTimeException e) {
            // Said below, as of a duration that outlasts everybody.
        }
        throw invalid(property
                + " must be an ISO 8601 duration of days, hours and minutes, such as PT8H. Years and months have no"
                + " fixed length and are not taken.");
    }

    private static InvalidRequest invalid(String message) {
        return new InvalidRequest("BadRequest", message);
    }
}
