package org.countersign.query;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.countersign.query.Filter.Literal;

/** What the literals of a filter stand for. Nothing: for a value that no row has. */
final class Values {

    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

    /** The years that every database knows. */
    private static final Pattern MOMENT = Pattern.compile("[0-9]{4}-.*");

    private Values() {}

    static Optional<String> lowerCase(Literal value) {
        return Optional.of(value.text().toLowerCase(Locale.ROOT));
    }

    static Optional<UUID> id(Literal value) {
        return ID.matcher(value.text()).matches() ? Optional.of(UUID.fromString(value.text())) : Optional.empty();
    }

    static Optional<Boolean> flag(Literal value) {
        return switch (value.text().toLowerCase(Locale.ROOT)) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> throw new InvalidFilter(value.at(), "true or false is expected.");
        };
    }

    static Optional<Instant> moment(Literal value) {
        try {
            if (MOMENT.matcher(value.text()).matches()) {
                return Optional.of(momentOf(value.text()));
            }
        } catch (DateTimeParseException e) {
            // Said below, as of what looks like none from the start.
        }
        throw new InvalidFilter(value.at(), "a moment such as 2026-04-13T08:52:32Z is expected.");
    }

    private static Instant momentOf(String text) {
        if (text.length() == 10) {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        var parsed = DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return parsed instanceof OffsetDateTime moment
                ? moment.toInstant()
                : ((LocalDateTime) parsed).toInstant(ZoneOffset.UTC);
    }
}
