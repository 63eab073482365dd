package org.countersign.query;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.countersign.query.Filter.Clause;
import org.countersign.query.Filter.Comparison;
import org.countersign.query.Filter.Literal;
import org.countersign.query.Filter.OneOf;
import org.countersign.query.Filter.StartsWith;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** A property that has one of a few names, stored under other names. It is never null. */
record Choice(Field<String> field, List<Option> options) implements Property {

    /** A name, as callers use it and as it is stored. Several may be stored as one, and one as several. */
    record Option(String name, String stored) {}

    @Override
    public Condition test(Clause clause) {
        if (clause instanceof StartsWith startsWith) {
            var prefix = startsWith.prefix().text().toLowerCase(Locale.ROOT);
            return isNamed(name -> name.toLowerCase(Locale.ROOT).startsWith(prefix));
        }
        return clause instanceof OneOf oneOf ? isOneOf(oneOf.values()) : compare((Comparison) clause);
    }

    private Condition compare(Comparison clause) {
        var isValue = isOneOf(List.of(clause.value()));
        return switch (clause.operator()) {
            case EQ -> isValue;
            case NE -> isValue.not();
            default -> throw InvalidFilter.unordered(clause);
        };
    }

    private Condition isOneOf(List<Literal> literals) {
        return isNamed(name -> literals.stream()
                .anyMatch(literal -> !literal.isNull() && literal.text().equalsIgnoreCase(name)));
    }

    private Condition isNamed(Predicate<String> wanted) {
        var stored = options.stream()
                .filter(option -> wanted.test(option.name()))
                .map(Option::stored)
                .distinct()
                .toList();
        return stored.isEmpty() ? DSL.falseCondition() : field.in(stored);
    }
}
