package org.countersign.recall;

import java.util.List;
import java.util.function.Consumer;
import org.jooq.Table;

/**
 * Changes that one transaction writes together, in the order in which it added them: before a statement of its own that
 * names one of the tables, so that whoever reads them finds them, and at the latest as the last thing before its commit,
 * so that it never commits without them. A return to a savepoint takes back what was added since, and no more. Where no
 * transaction is seen from its beginning to its commit, each is written at once.
 *
 * @param <T> what becomes a row, or changes one
 */
public final class Gathered<T> {

    /** That many go into one statement: no transaction keeps more in mind. */
    static final int MAXIMUM = 100;

    private final Consumer<List<T>> write;
    private final Tables tables;

    private Gathered(Consumer<List<T>> write, Table<?>... tables) {
        this.write = write;
        this.tables = Tables.of(tables);
    }

    /**
     * What is written in one go.
     *
     * @param write is given one or more, the oldest first
     * @param tables every table that they are written to; and each that refers to these, so that it is written after them
     */
    public static <T> Gathered<T> write(Consumer<List<T>> write, Table<?>... tables) {
        return new Gathered<>(write, tables);
    }

    /** Adds what is to be written in the present transaction. */
    public void add(T row) {
        Gathering.bound().ifPresentOrElse(gathering -> gathering.add(this, row), () -> write.accept(List.of(row)));
    }

    Tables tables() {
        return tables;
    }

    @SuppressWarnings("unchecked") // What was added here is its own.
    void write(List<?> rows) {
        write.accept((List<T>) rows);
    }
}
