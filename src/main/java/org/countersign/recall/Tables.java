package org.countersign.recall;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Table;

/**
 * Some tables of the database.
 *
 * @param names in lower case
 */
record Tables(Set<String> names) {

    static Tables of(Table<?>... tables) {
        return new Tables(Stream.of(tables)
                .map(table -> table.getName().toLowerCase(Locale.ROOT))
                .collect(toUnmodifiableSet()));
    }

    /**
     * Whether a statement names one of them, as a whole word.
     *
     * @param statement in lower case
     */
    boolean areNamedIn(String statement) {
        return names.stream().anyMatch(name -> isNamedIn(statement, name));
    }

    private static boolean isNamedIn(String statement, String name) {
        for (var at = statement.indexOf(name); at >= 0; at = statement.indexOf(name, at + 1)) {
            if (!isPartOfName(statement, at - 1) && !isPartOfName(statement, at + name.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPartOfName(String statement, int at) {
        return at >= 0 && at < statement.length() && Character.isJavaIdentifierPart(statement.charAt(at));
    }
}
