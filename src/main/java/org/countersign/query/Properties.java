package org.countersign.query;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.countersign.query.Filter.Clause;
import org.countersign.query.Filter.PropertyPath;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** The properties that a kind of thing has for filters. */
public final class Properties {

    private final Map<String, Property> byName = new LinkedHashMap<>();

    /** @param name as callers write it, in any case */
    public Properties with(String name, Property property) {
        byName.put(name.toLowerCase(Locale.ROOT), property);
        return this;
    }

    /**
     * What a filter means for the rows of a table.
     *
     * @throws InvalidFilter if it names a property that is none
     */
    public Condition test(Filter filter) {
        if (filter instanceof Filter.And and) {
            return DSL.and(and.all().stream().map(this::test).toList());
        }
        if (filter instanceof Filter.Or or) {
            return DSL.or(or.any().stream().map(this::test).toList());
        }
        if (filter instanceof Filter.Any any) {
            return elements(any.collection()).any(any.filter());
        }
        return filter instanceof Filter.Not not ? test(not.filter()).not() : test((Clause) filter);
    }

    private Elements elements(PropertyPath collection) {
        if (byName.get(collection.name()) instanceof Elements elements) {
            return elements;
        }
        throw InvalidFilter.unknown(collection);
    }

    /** Whether that is a property of the thing itself. */
    boolean have(PropertyPath path) {
        return byName.containsKey(path.name());
    }

    /** What a clause means for the rows of a table. */
    Condition test(Clause clause) {
        var path = clause.property();
        var property = byName.get(path.name());
        return property != null && !(property instanceof Relation)
                ? property.test(clause)
                : testRelated(clause, path.name().lastIndexOf('/'));
    }

    /** @param slash where the path to something related may end */
    private Condition testRelated(Clause clause, int slash) {
        var path = clause.property();
        if (slash < 0) {
            throw InvalidFilter.unknown(path);
        }
        return byName.get(path.name().substring(0, slash)) instanceof Relation relation
                ? relation.test(clause.about(new PropertyPath(path.name().substring(slash + 1), path.at())))
                : testRelated(clause, path.name().lastIndexOf('/', slash - 1));
    }
}
