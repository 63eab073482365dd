package org.countersign.query;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.countersign.query.Filter.Clause;
import org.countersign.query.Filter.Comparison;
import org.countersign.query.Filter.Literal;
import org.countersign.query.Filter.OneOf;
import org.countersign.query.Filter.Operator;
import org.countersign.query.Filter.StartsWith;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * A property that is a column.
 *
 * <p>Nothing is neither more nor less than anything, and unlike everything: a clause is true or false of a row in which
 * the column is null, never unknown, so that its opposite finds the other rows.
 *
 * @param read what a literal stands for; nothing: for a value that no row has
 * @param ordered whether of two values one is the greater
 */
record Column<T>(Field<T> field, Function<Literal, Optional<T>> read, boolean ordered) implements Property {

    @Override
    public Condition test(Clause clause) {
        if (clause instanceof StartsWith startsWith) {
            return startsWith(startsWith);
        }
        return clause instanceof OneOf oneOf ? isOneOf(oneOf.values()) : compare((Comparison) clause);
    }

    private Condition compare(Comparison clause) {
        var value = clause.value();
        return switch (clause.operator()) {
            case EQ -> isOneOf(List.of(value));
            case NE -> isOneOf(List.of(value)).not();
            default -> value.isNull() ? DSL.falseCondition() : known(order(clause, read.apply(value)));
        };
    }

    private Condition isOneOf(List<Literal> literals) {
        var values = literals.stream()
                .filter(literal -> !literal.isNull())
                .map(read)
                .flatMap(Optional::stream)
                .toList();
        var isValue = values.isEmpty() ? DSL.falseCondition() : known(field.in(values));
        return literals.stream().anyMatch(Literal::isNull) ? isValue.or(field.isNull()) : isValue;
    }

    private Condition order(Comparison clause, Optional<T> value) {
        if (!ordered) {
            throw InvalidFilter.unordered(clause);
        }
        return value.map(bound -> order(clause.operator(), bound)).orElseGet(DSL::falseCondition);
    }

    private Condition order(Operator operator, T bound) {
        return switch (operator) {
            case GT -> field.gt(bound);
            case GE -> field.ge(bound);
            case LT -> field.lt(bound);
            default -> field.le(bound);
        };
    }

    private Condition startsWith(StartsWith clause) {
        if (field.getType() != String.class) {
            throw new InvalidFilter(clause.property().at(), "this property is no text.");
        }
        return read.apply(clause.prefix())
                .map(prefix -> known(field.startsWith(prefix)))
                .orElseGet(DSL::falseCondition);
    }

    private Condition known(Condition condition) {
        return field.getDataType().nullable() ? field.isNotNull().and(condition) : condition;
    }
}
