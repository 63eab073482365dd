package org.countersign.query;

import java.util.List;
import java.util.UUID;
import org.countersign.query.Filter.Clause;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * A property of something that a row refers to, of one kind of thing or another. What one kind does not have it does not
 * fulfil; what none has there is not.
 */
record Relation(Field<UUID> id, List<Related> targets) implements Property {

    @Override
    public Condition test(Clause clause) {
        var having = targets.stream()
                .filter(target -> target.properties().have(clause.property()))
                .toList();
        if (having.isEmpty()) {
            throw InvalidFilter.unknown(clause.property());
        }
        return DSL.or(having.stream().map(target -> id.in(target.idsOf(clause))).toList());
    }
}
