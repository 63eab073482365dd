package org.countersign.graph;

import java.util.UUID;
import org.countersign.query.Rows;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jooq.tools.jdbc.MockConnection;
import org.jooq.tools.jdbc.MockResult;

/** Rows of a database that has none. */
final class NoRows {

    private NoRows() {}

    static <T> Rows<T> of() {
        var nowhere = DSL.using(
                new MockConnection(statement -> new MockResult[] {
                    new MockResult(0, DSL.using(SQLDialect.H2).newResult(DSL.inline(1)))
                }),
                SQLDialect.H2);
        return new Rows<>(
                nowhere,
                DSL.table(DSL.name("nothing")),
                DSL.field(DSL.name("id"), SQLDataType.UUID),
                DSL.noCondition(),
                row -> {
                    throw new AssertionError("There is no row");
                },
                row -> UUID.randomUUID());
    }
}
