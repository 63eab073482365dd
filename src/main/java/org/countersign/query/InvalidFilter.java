package org.countersign.query;

/** A filter that cannot be understood. */
public final class InvalidFilter extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param at where it went wrong, counted from 1
     * @param problem what is wrong there, without anything that was sent
     */
    InvalidFilter(int at, String problem) {
        super("$filter, character " + at + ": " + problem);
    }

    static InvalidFilter unknown(Filter.PropertyPath path) {
        return new InvalidFilter(path.at(), "there is no property of this name, or it cannot be filtered by.");
    }

    /** Of a property whose values are neither more nor less than others. */
    static InvalidFilter unordered(Filter.Clause clause) {
        return new InvalidFilter(clause.property().at(), "this property can be compared by eq, ne and in.");
    }
}
