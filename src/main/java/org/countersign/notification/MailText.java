package org.countersign.notification;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values as they stand in mails. */
final class MailText {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** Where facts begin in the text templates. */
    private static final String INDENT = " ".repeat(15);

    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_EXCERPT = 200;

    private MailText() {}

    /** Names may be longer than any subject should be; an overlong one must not fail the request it tells of. */
    static String subject(String subject) {
        return shortened(subject, LONGEST_SUBJECT);
    }

    /**
     * Text without line breaks, control characters and those that turn the direction of reading: none begins a header
     * or a fact of its own, or reads as another one.
     */
    static String line(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}&&[^\\u200c\\u200d]]+", " ")
                .strip();
    }

    /** Text whose further lines stand below its first, so that none of them reads as a fact of its own. */
    static String paragraph(String text) {
        return text.lines().map(MailText::line).collect(joining("\n" + INDENT));
    }

    /** A line is enough to know something by; the whole is where it is decided. */
    static String excerpt(String text) {
        return shortened(line(text).replaceAll("\\s+", " "), LONGEST_EXCERPT);
    }

    private static String shortened(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
    }

    static @Nullable String words(@Nullable Instant moment) {
        return moment == null ? null : MOMENT.format(moment);
    }

    static String words(Duration duration) {
        var hours = count(duration.toHours(), "hour");
        var minutes = count(duration.toMinutesPart(), "minute");
        return (hours + " " + minutes).strip();
    }

    private static String count(long number, String unit) {
        return number == 0 ? "" : number + " " + unit + (number == 1 ? "" : "s");
    }
}
