package org.countersign.process;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.countersign.activation.WireTime;
import org.countersign.assignment.ExtensionTerms;
import org.countersign.assignment.InvalidRequest;
import org.countersign.time.DatabaseClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads on which terms a role shall be held. What is left out stays as it was asked for. */
@Component
class AskedTerms {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final DatabaseClock clock;

    AskedTerms(DatabaseClock clock) {
        this.clock = clock;
    }

    /**
     * Reads the terms.
     *
     * @param read what was sent under a name; empty where nothing was
     * @param otherwise what holds for what is left out
     * @throws InvalidRequest if they cannot be meant
     */
    ExtensionTerms in(UnaryOperator<String> read, ExtensionTerms otherwise) {
        var type = read.apply(ExtensionVariables.TYPE);
        return new ExtensionTerms(
                type.isEmpty() ? otherwise.kind() : oneOf(ExtensionVariables.TYPES, ExtensionVariables.TYPE, type),
                moment(
                        read.apply(ExtensionVariables.START),
                        ExtensionVariables.NOW,
                        otherwise.start(),
                        text -> start(text, otherwise.start())),
                moment(read.apply(ExtensionVariables.END), ExtensionVariables.PERMANENT, otherwise.end(), this::end));
    }

    /** @throws InvalidRequest if it is none of them */
    static <T> T oneOf(Map<String, T> values, String name, String text) {
        var value = values.get(text.toLowerCase(Locale.ROOT));
        if (value == null) {
            throw new InvalidRequest(
                    "BadRequest",
                    name + " must be one of "
                            + values.keySet().stream().sorted().toList() + ".");
        }
        return value;
    }

    private static @Nullable Instant moment(
            String text, String none, @Nullable Instant otherwise, Function<String, @Nullable Instant> reader) {
        if (text.isEmpty()) {
            return otherwise;
        }
        return text.equalsIgnoreCase(none) ? null : reader.apply(text);
    }

    /** What was asked for may lie in the past by now. */
    private @Nullable Instant start(String text, @Nullable Instant asked) {
        return WireTime.instant(ExtensionVariables.START, text).equals(asked)
                ? asked
                : WireTime.start(ExtensionVariables.START, text, clock.now());
    }

    /** A day, as a form sends it, is meant to its end. */
    private Instant end(String text) {
        return DAY.matcher(text).matches()
                ? WireTime.instant(ExtensionVariables.END, text + "T00:00:00Z").plus(1, ChronoUnit.DAYS)
                : WireTime.instant(ExtensionVariables.END, text);
    }
}
