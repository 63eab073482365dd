package org.countersign.recall;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the present transaction has gathered and not written yet. */
final class Gathering extends OfOneTransaction {

    private record Row(Gathered<?> of, Object content) {}

    /** What was not written yet when a savepoint was set. */
    private final Map<Object, List<Row>> unwrittenAt = new HashMap<>();

    private List<Row> unwritten = List.of();
    private int room = Gathered.MAXIMUM;

    /** That of the present transaction, if it has one. */
    static Optional<Gathering> bound() {
        return bound(Gathering.class);
    }

    void add(Gathered<?> gathered, Object content) {
        unwritten = Stream.concat(unwritten.stream(), Stream.of(new Row(gathered, content)))
                .toList();
        if (unwritten.size() >= room) {
            writeAll();
        }
    }

    void writeAll() {
        write(any -> true);
    }

    /** Writes whatever a statement may read. */
    void writeWhatIsNamedIn(String statement) {
        if (!unwritten.isEmpty()) {
            var words = statement.toLowerCase(Locale.ROOT);
            write(gathered -> gathered.tables().areNamedIn(words));
        }
    }

    private void write(Predicate<Gathered<?>> which) {
        for (var next = first(which); next.isPresent(); next = first(which)) {
            write(next.get());
        }
    }

    /** Asked for anew each time: a write writes, before itself, what it refers to. */
    private Optional<Gathered<?>> first(Predicate<Gathered<?>> which) {
        return unwritten.stream().<Gathered<?>>map(Row::of).filter(which).findFirst();
    }

    /** What cannot be written stays to be written: whoever puts up with that commits nothing without it. */
    private void write(Gathered<?> gathered) {
        var before = unwritten;
        unwritten = before.stream().filter(row -> row.of() != gathered).toList();
        try {
            gathered.write(before.stream()
                    .filter(row -> row.of() == gathered)
                    .map(Row::content)
                    .toList());
        } catch (RuntimeException | Error e) {
            unwritten = before;
            throw e;
        }
    }

    @Override
    public void savepoint(Object savepoint) {
        unwrittenAt.put(savepoint, unwritten);
    }

    /** With what was written since, that is to be written again which was added before. */
    @Override
    public void savepointRollback(Object savepoint) {
        unwritten = requireNonNull(unwrittenAt.get(savepoint));
    }

    /** Whoever listens to the commit comes too late for it: what he adds is written at once. */
    @Override
    public void afterCommit() {
        room = 1;
    }
}
