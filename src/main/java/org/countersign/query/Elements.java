package org.countersign.query;

import java.util.List;
import org.countersign.query.Filter.Clause;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Several things that a row tells of: a filter says what holds of any of them. */
record Elements(List<Element> all) implements Property {

    /** That it holds of one that is there. */
    Condition any(Filter filter) {
        return DSL.or(all.stream()
                .map(element -> element.present().and(element.properties().test(filter)))
                .toList());
    }

    @Override
    public Condition test(Clause clause) {
        throw new InvalidFilter(clause.property().at(), "of this property, any(...) of its elements is asked.");
    }
}
