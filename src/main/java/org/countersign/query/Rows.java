package org.countersign.query;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Rows that somebody may see, for a page of them at a time. Nothing is read before it is asked for.
 *
 * @param visible what each of them fulfils
 */
public record Rows<T>(
        DSLContext dsl,
        Table<?> table,
        Field<UUID> id,
        Condition visible,
        Function<Record, T> read,
        Function<T, UUID> idOf) {

    /** Those of which something holds too. */
    public Rows<T> where(Condition condition) {
        return new Rows<>(dsl, table, id, visible.and(condition), read, idOf);
    }

    /**
     * The same ones, each told as something else.
     *
     * @param idOf its id, which stays the same
     */
    public <U> Rows<U> as(Function<T, U> view, Function<U, UUID> idOf) {
        return new Rows<>(dsl, table, id, visible, read.andThen(view), idOf);
    }

    /**
     * A page of them.
     *
     * @param after the last line before; none: from the first line on
     * @param limit how many at most
     */
    public List<T> page(Order<T> order, boolean descending, @Nullable Place after, int limit) {
        var key = order.field();
        var sorted = dsl.select()
                .from(table)
                .where(visible)
                .orderBy(List.of(descending ? key.desc() : key.asc(), descending ? id.desc() : id.asc()));
        var page = after == null
                ? sorted.limit(limit)
                : sorted.seek(order.read().apply(after.key()), after.id()).limit(limit);
        return page.fetch(read::apply);
    }

    /** The one of that id, if it is among them. */
    public Optional<T> find(UUID key) {
        return dsl.select().from(table).where(visible, id.eq(key)).fetchOptional(read::apply);
    }

    /** The ids of them all, for what refers to them. */
    public Select<Record1<UUID>> ids() {
        return DSL.select(id).from(table).where(visible);
    }

    /** How many there are. */
    public int count() {
        return dsl.fetchCount(table, visible);
    }

    /** Where one of them stands. */
    public Place placeOf(T row, Order<T> order) {
        return new Place(order.write().apply(row), idOf.apply(row));
    }
}
