package org.countersign.query;

import java.util.List;

/** What a caller wants of a list's things, as {@link FilterParser} understood it. */
public sealed interface Filter {

    /** Every one of several. */
    record And(List<Filter> all) implements Filter {}

    /** At least one of several. */
    record Or(List<Filter> any) implements Filter {}

    /** What another does not hold of. */
    record Not(Filter filter) implements Filter {}

    /**
     * What holds of at least one of several things that a thing has.
     *
     * @param filter about one of them
     */
    record Any(PropertyPath collection, Filter filter) implements Filter {}

    /** What looks at one property. */
    sealed interface Clause extends Filter {

        /** Which one. */
        PropertyPath property();

        /** The same about another property. */
        Clause about(PropertyPath other);
    }

    /** How a property compares to a value. */
    record Comparison(PropertyPath property, Operator operator, Literal value) implements Clause {

        @Override
        public Comparison about(PropertyPath other) {
            return new Comparison(other, operator, value);
        }
    }

    /** That a property is one of several values. */
    record OneOf(PropertyPath property, List<Literal> values) implements Clause {

        @Override
        public OneOf about(PropertyPath other) {
            return new OneOf(other, values);
        }
    }

    /** With what a property begins. */
    record StartsWith(PropertyPath property, Literal prefix) implements Clause {

        @Override
        public StartsWith about(PropertyPath other) {
            return new StartsWith(other, prefix);
        }
    }

    /** How to compare. */
    enum Operator {
        EQ,
        NE,
        GT,
        GE,
        LT,
        LE
    }

    /**
     * The name of a property, or a path to one of something related: {@code principal/id}.
     *
     * @param name in lower case
     * @param at where it stands in the text, counted from 1
     */
    record PropertyPath(String name, int at) {}

    /**
     * A value to compare to.
     *
     * @param text its text, without quotes
     * @param at where it stands in the text, counted from 1
     */
    record Literal(Kind kind, String text, int at) {

        /** How it was written. */
        public enum Kind {
            /** {@code null} */
            NULL,
            /** {@code 'in quotes'} */
            QUOTED,
            /** {@code true}, {@code 2026-04-13T08:52:32Z}, an id */
            BARE
        }

        boolean isNull() {
            return kind == Kind.NULL;
        }
    }
}
