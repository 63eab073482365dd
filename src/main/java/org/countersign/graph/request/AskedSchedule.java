package org.countersign.graph.request;

import java.time.Instant;
import java.util.Objects;
import org.countersign.activation.WireTime;
import org.countersign.assignment.Expiry;
import org.countersign.graph.error.GraphException;
import org.jspecify.annotations.Nullable;

/**
 * When something is asked for.
 *
 * @param start none: now
 */
record AskedSchedule(@Nullable Instant start, Expiry expiry) {

    /** Nothing is said. */
    static final AskedSchedule NONE = new AskedSchedule(null, new Expiry.Unspecified());

    static AskedSchedule of(ScheduleRequestBody.@Nullable ScheduleInfo body, Instant now) {
        if (body == null) {
            return NONE;
        }
        var recurrence = body.recurrence();
        if (recurrence != null && !recurrence.isNull()) {
            throw GraphException.badRequest("scheduleInfo.recurrence is not served.");
        }
        return new AskedSchedule(startOf(body.startDateTime(), now), expiryOf(body.expiration()));
    }

    /** When something that is there already is to be moved to: a start in the past leaves it where it is. */
    static AskedSchedule moved(ScheduleRequestBody.@Nullable ScheduleInfo body, Instant now) {
        if (body == null
                || body.startDateTime() == null
                || WireTime.instant("scheduleInfo.startDateTime", body.startDateTime())
                        .isAfter(now)) {
            return of(body, now);
        }
        return of(new ScheduleRequestBody.ScheduleInfo(null, body.expiration(), body.recurrence()), now);
    }

    /** When it begins if it is granted at {@code now}. */
    Instant begins(Instant now) {
        return start == null ? now : start;
    }

    private static @Nullable Instant startOf(@Nullable String text, Instant now) {
        return text == null ? null : WireTime.start("scheduleInfo.startDateTime", text, now);
    }

    private static Expiry expiryOf(ScheduleRequestBody.@Nullable Expiration body) {
        if (body == null) {
            return new Expiry.Unspecified();
        }
        var type = typeOf(body);
        var expiry =
                switch (type) {
                    case "notspecified" -> new Expiry.Unspecified();
                    case "noexpiration" -> new Expiry.Never();
                    case "afterduration" ->
                        new Expiry.After(WireTime.duration(
                                "scheduleInfo.expiration.duration", Objects.requireNonNullElse(body.duration(), "")));
                    case "afterdatetime" ->
                        new Expiry.At(WireTime.instant(
                                "scheduleInfo.expiration.endDateTime",
                                Objects.requireNonNullElse(body.endDateTime(), "")));
                    default ->
                        throw GraphException.badRequest(
                                "scheduleInfo.expiration.type must be notSpecified, noExpiration,"
                                        + " afterDateTime or afterDuration.");
                };
        requireSaidOnce(type, "afterduration", body.duration());
        requireSaidOnce(type, "afterdatetime", body.endDateTime());
        return expiry;
    }

    /** Who names an end, and says that there is none, means one of the two: nobody guesses which. */
    private static void requireSaidOnce(String type, String typeOfEnd, @Nullable String end) {
        if (end != null && !end.isBlank() && !type.equals(typeOfEnd)) {
            throw GraphException.badRequest(
                    "scheduleInfo.expiration.type contradicts the duration or endDateTime beside it.");
        }
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
