package org.countersign.query;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * What rows can be sorted by.
 *
 * @param field the column
 * @param write the key of a row at hand, as a text
 * @param read the value that such a text stands for
 */
public record Order<T>(Field<?> field, Function<T, String> write, Function<String, ?> read) {

    /** When what never ends does, for the sake of sorting. */
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    /** Of one length, so that the texts sort as the moments do. Databases keep microseconds. */
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSX").withZone(ZoneOffset.UTC);

    /** By a moment. */
    public static <T> Order<T> byMoment(Field<Instant> field, Function<T, Instant> of) {
        return new Order<>(field, row -> MICROSECONDS.format(of.apply(row)), Instant::parse);
    }

    /** By a moment that may be none: that is the last of all. */
    public static <T> Order<T> byEnd(Field<Instant> field, Function<T, @Nullable Instant> of) {
        return byMoment(DSL.coalesce(field, DSL.val(NEVER, field)), row -> {
            var end = of.apply(row);
            return end == null ? NEVER : end;
        });
    }

    /** By a text, in the database's order. */
    public static <T> Order<T> byText(Field<String> field, Function<T, String> of) {
        return new Order<>(field, of, key -> key);
    }
}
