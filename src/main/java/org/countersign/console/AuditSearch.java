package org.countersign.console;

import static org.countersign.audit.AuditTrail.COLUMNS;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.countersign.audit.Activity;
import org.countersign.audit.Outcome;
import org.countersign.directory.Directory;
import org.countersign.directory.UserId;
import org.countersign.query.Place;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** What somebody looks for in the audit, as the form of its page says it. What is left empty asks for nothing. */
@Component
class AuditSearch {

    private static final String FROM = "from";
    private static final String UNTIL = "until";
    private static final String ACTOR = "actor";
    private static final String ROLE = "role";
    private static final String ACTIVITY = "activity";
    private static final String OUTCOME = "outcome";
    private static final String STORY = "story";

    /** After which row a page begins. */
    static final String AFTER = "after";

    static final List<String> FIELDS = List.of(FROM, UNTIL, ACTOR, ROLE, ACTIVITY, OUTCOME, STORY, AFTER);

    private static final String BETWEEN_KEY_AND_ID = "~";

    private final Directory directory;

    AuditSearch(Directory directory) {
        this.directory = directory;
    }

    /**
     * What the rows that he looks for fulfil.
     *
     * @throws NotUnderstood if a field says what cannot be meant
     */
    Condition condition(Map<String, String> typed) {
        var conditions = new ArrayList<Condition>();
        read(typed, FROM, AuditSearch::day)
                .ifPresent(day -> conditions.add(COLUMNS.occurredAt().ge(day)));
        read(typed, UNTIL, AuditSearch::dayAfter)
                .ifPresent(day -> conditions.add(COLUMNS.occurredAt().lt(day)));
        read(typed, ACTOR, this::actor).ifPresent(conditions::add);
        read(typed, ROLE, UUID::fromString)
                .ifPresent(role -> conditions.add(COLUMNS.role().eq(role)));
        read(typed, ACTIVITY, Activity::valueOf)
                .ifPresent(activity -> conditions.add(COLUMNS.activity().eq(activity.name())));
        read(typed, OUTCOME, Outcome::valueOf)
                .ifPresent(outcome -> conditions.add(COLUMNS.outcome().eq(outcome.name())));
        story(typed).ifPresent(story -> conditions.add(COLUMNS.correlation().eq(story)));
        return DSL.and(conditions);
    }

    /** Whose one story he reads, from its beginning. */
    Optional<UUID> story(Map<String, String> typed) {
        return read(typed, STORY, UUID::fromString);
    }

    /** After which row his page begins. */
    Optional<Place> after(Map<String, String> typed) {
        return read(typed, AFTER, AuditSearch::place);
    }

    static String text(Place place) {
        return place.key() + BETWEEN_KEY_AND_ID + place.id();
    }

    /** A name that nobody has finds nothing, as the name of somebody whose facts one may not see. */
    private Condition actor(String name) {
        return directory
                .findUserBySignInName(name)
                .map(user -> user.id())
                .map(UserId::value)
                .<Condition>map(COLUMNS.actor()::eq)
                .orElse(DSL.falseCondition());
    }

    private static Instant day(String text) {
        return dayIn(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Instant dayAfter(String text) {
        return dayIn(text).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static LocalDate dayIn(String text) {
        return LocalDate.parse(requireFourDigits(text));
    }

    /** A year of more has a sign before it, and no place in a database. */
    private static String requireFourDigits(String text) {
        if (!Character.isDigit(text.charAt(0))) {
            throw new IllegalArgumentException("The year has four digits");
        }
        return text;
    }

    private static Place place(String text) {
        var parts = List.of(text.split(BETWEEN_KEY_AND_ID, 2));
        var moment = Instant.parse(requireFourDigits(parts.get(0)));
        return new Place(moment.toString(), UUID.fromString(parts.get(parts.size() - 1)));
    }

    private static <T> Optional<T> read(Map<String, String> typed, String name, Function<String, T> read) {
        var text = typed.getOrDefault(name, "").strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(read.apply(text));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new NotUnderstood(name);
        }
    }

    /** A field of the form says what cannot be meant. */
    static final class NotUnderstood extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotUnderstood(String field) {
            super("What is given as \"" + field + "\" cannot be meant: choose it on this page.");
        }
    }
}
