package org.countersign.graph;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.countersign.activation.WireTime;
import org.jspecify.annotations.Nullable;

/** Until when something is asked for. */
sealed interface Expiry {

    /** For as long as it is given. */
    record Unspecified() implements Expiry {}

    /** For ever. */
    record Never() implements Expiry {}

    /** For a time from its start on. */
    record After(Duration duration) implements Expiry {}

    /** Until a moment, exclusive. */
    record At(Instant end) implements Expiry {}

    static Expiry of(ScheduleRequestBody.@Nullable Expiration body) {
        if (body == null) {
            return new Unspecified();
        }
        return switch (typeOf(body)) {
            case "notspecified" -> new Unspecified();
            case "noexpiration" -> new Never();
            case "afterduration" ->
                new After(WireTime.duration(
                        "scheduleInfo.expiration.duration", Objects.requireNonNullElse(body.duration(), "")));
            case "afterdatetime" ->
                new At(WireTime.instant(
                        "scheduleInfo.expiration.endDateTime", Objects.requireNonNullElse(body.endDateTime(), "")));
            default ->
                throw GraphException.badRequest("scheduleInfo.expiration.type must be notSpecified, noExpiration,"
                        + " afterDateTime or afterDuration.");
        };
    }

    /** Where it is not said, it follows from what is there: an end that was named must not be passed over. */
    private static String typeOf(ScheduleRequestBody.Expiration body) {
        if (body.type() != null) {
            return ScheduleRequestBody.lowerCase(body.type());
        }
        if (body.duration() != null && body.endDateTime() != null) {
            return "";
        }
        if (body.duration() != null) {
            return "afterduration";
        }
        return body.endDateTime() != null ? "afterdatetime" : "notspecified";
    }
}
