package org.countersign.query;

import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Things that others refer to by their ids. */
public record Related(Table<?> table, Field<UUID> id, Properties properties) {

    /** All of those rows. */
    public static Related of(Rows<?> rows, Properties properties) {
        return new Related(rows.table(), rows.id(), properties);
    }

    /** The ids of those of which something holds. */
    Select<Record1<UUID>> idsOf(Filter.Clause clause) {
        return DSL.select(id).from(table).where(properties.test(clause));
    }
}
