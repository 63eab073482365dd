package org.countersign.query;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.countersign.query.Choice.Option;
import org.countersign.query.Filter.Clause;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** What a filter can look at, and what its clauses mean for the rows of a table. */
@FunctionalInterface
public interface Property {

    /** @throws InvalidFilter if such a property cannot be looked at in that way */
    Condition test(Clause clause);

    /** A text, compared without regard to case. */
    static Property text(Field<String> field) {
        return lowerCase(DSL.lower(field));
    }

    /** A text that is stored in lower case. */
    static Property lowerCase(Field<String> field) {
        return new Column<>(field, Values::lowerCase, true);
    }

    /** An id. What is no id is the id of nothing. */
    static Property id(Field<UUID> field) {
        return new Column<>(field, Values::id, false);
    }

    /** A moment, with or without quotes; without an offset it is one of UTC, without a time the day's first. */
    static Property moment(Field<Instant> field) {
        return new Column<>(field, Values::moment, true);
    }

    /** Something that is so or not. */
    static Property flag(Field<Boolean> field) {
        return new Column<>(field, Values::flag, false);
    }

    /**
     * One of a few names that is stored as the name of a constant.
     *
     * @param wireName how callers call it; several may be called alike
     */
    static <E extends Enum<E>> Property choice(Field<String> field, E[] constants, Function<E, String> wireName) {
        return new Choice(
                field,
                Stream.of(constants)
                        .map(constant -> new Option(wireName.apply(constant), constant.name()))
                        .toList());
    }

    /** A property of something else, found by the id that a row keeps of it. */
    static Property related(Field<UUID> id, Related... targets) {
        return new Relation(id, List.of(targets));
    }

    /** Several things that a row tells of. */
    static Property collection(Element... elements) {
        return new Elements(List.of(elements));
    }

    /** The same in each row, whichever of its names callers use. */
    static Property constant(String... names) {
        var stored = names[0];
        return new Choice(
                DSL.inline(stored),
                Stream.of(names).map(name -> new Option(name, stored)).toList());
    }

    /** Nothing in any row. */
    static Property nothing() {
        return text(DSL.inline((String) null, SQLDataType.VARCHAR));
    }
}
