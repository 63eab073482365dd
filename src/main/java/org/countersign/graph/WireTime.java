package org.countersign.graph;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/** Times as they stand on the wire: RFC 3339 with an offset, and ISO 8601 durations without years and months. */
final class WireTime {

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private static final Duration LONGEST = Duration.ofDays(36_500);

    private WireTime() {}

    /** The moment, to the microsecond, as the store keeps it. */
    static Instant instant(String property, String text) {
        try {
            var instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
            if (instant.isAfter(Instant.EPOCH) && instant.isBefore(LATEST)) {
                return instant;
            }
        } catch (DateTimeException e) {
            // Said below, as of a moment that no calendar means.
        }
        throw GraphException.badRequest(
                property + " must be a date and time with an offset, such as 2026-01-31T08:00:00Z.");
    }

    static Duration duration(String property, String text) {
        try {
            var duration = Duration.parse(text);
            if (duration.compareTo(LONGEST) <= 0 && duration.compareTo(LONGEST.negated()) >= 0) {
                return duration;
            }
        } catch (DateTimeException e) {
            // Said below, as of a duration that outlasts everybody.
        }
        throw GraphException.badRequest(property
                + " must be an ISO 8601 duration of days, hours and minutes, such as PT8H. Years and months have no"
                + " fixed length and are not taken.");
    }
}
