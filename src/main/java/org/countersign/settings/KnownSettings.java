package org.countersign.settings;

import static java.util.Comparator.comparingInt;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.core.ResolvableType;

/**
 * The names that settings can have, read off the records that take them. A {@code *} stands for a name of one's own, one
 * at the end for whatever there is of a list.
 */
final class KnownSettings {

    private static final String ANY = "*";

    private static final String OURS = "countersign";

    /** So many letters are a slip; more of them are another word. */
    private static final int SLIP = 2;

    private final Set<String> names = new TreeSet<>();

    /** @param records each with {@link ConfigurationProperties} */
    KnownSettings(Collection<Class<?>> records) {
        for (var record : records) {
            var properties = record.getAnnotation(ConfigurationProperties.class);
            addAll(properties.value(), record);
        }
    }

    private void addAll(String prefix, Class<?> record) {
        for (var component : record.getRecordComponents()) {
            add(prefix + "." + DataObjectPropertyName.toDashedForm(component.getName()), component);
        }
    }

    private void add(String name, RecordComponent component) {
        var type = ResolvableType.forType(component.getGenericType());
        if (component.getType().isRecord()) {
            addAll(name, component.getType());
        } else if (Map.class.isAssignableFrom(component.getType())) {
            addAll(name + "." + ANY, type.getGeneric(1).toClass());
        } else if (Collection.class.isAssignableFrom(component.getType())) {
            names.add(name);
            names.add(name + "." + ANY);
        } else {
            names.add(name);
        }
    }

    Set<String> names() {
        return names;
    }

    /** Whether one of them is meant, however it is spelt: in the environment, points and dashes are underscores. */
    boolean contains(String name) {
        return names.stream().anyMatch(known -> matches(known, name));
    }

    private static boolean matches(String known, String name) {
        var star = known.indexOf(ANY);
        if (star < 0) {
            return letters(known).equals(letters(name));
        }
        var before = letters(known.substring(0, star));
        var behind = letters(known.substring(star + 1));
        var letters = letters(name);
        return letters.length() > before.length() + behind.length()
                && letters.startsWith(before)
                && letters.endsWith(behind);
    }

    /** The one that is spelt most like it, if any is. */
    Optional<String> nearest(String name) {
        var most = Math.max(SLIP, (letters(name).length() - OURS.length()) / 3);
        return names.stream()
                .min(comparingInt(known -> unlikeness(known, name)))
                .filter(known -> unlikeness(known, name) <= most);
    }

    /** Whether it is one of them but for a slip. */
    boolean isSlipOf(String known, String name) {
        return unlikeness(known, name) <= SLIP;
    }

    /** What stands at a star may be spelt as one likes. */
    private static int unlikeness(String known, String name) {
        var star = known.indexOf(ANY);
        if (star < 0) {
            return distance(letters(known), letters(name));
        }
        var before = letters(known.substring(0, star));
        var behind = letters(known.substring(star + 1));
        var letters = letters(name);
        return !behind.isEmpty() && letters.startsWith(before) && letters.length() > before.length() + behind.length()
                ? distance(behind, letters.substring(letters.length() - behind.length()))
                : Integer.MAX_VALUE;
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** How many letters have to be added, removed, replaced or exchanged with the next. */
    private static int distance(String one, String other) {
        var rows = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : step(rows, one, other, i, j);
            }
        }
        return rows[one.length()][other.length()];
    }

    private static int step(int[][] rows, String one, String other, int i, int j) {
        var same = one.charAt(i - 1) == other.charAt(j - 1);
        var least = Math.min(rows[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(rows[i - 1][j], rows[i][j - 1]));
        var exchanged =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return exchanged ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
    }
}
