package org.countersign.graph;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a caller wants of a collection or an entity.
 *
 * @param top how many at most: 1 to 999, 100 where nothing is said
 * @param expand what to put in beside the ids
 */
record QueryOptions(int top, Set<Expand> expand) {

    /** What can be put in. */
    enum Expand {
        ROLE_DEFINITION("roledefinition"),
        PRINCIPAL("principal");

        private final String property;

        Expand(String property) {
            this.property = property;
        }

        static Expand of(String property) {
            return Arrays.stream(values())
                    .filter(expand -> expand.property.equals(property.strip().toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> GraphException.badRequest(
                            "$expand is served for roleDefinition and principal, without options of their own."));
        }
    }

    private static final int DEFAULT_TOP = 100;
    private static final Pattern TOP = Pattern.compile("[1-9][0-9]{0,2}");

    static QueryOptions of(Map<String, String[]> parameters) {
        var top = DEFAULT_TOP;
        var expand = EnumSet.noneOf(Expand.class);
        for (var parameter : parameters.entrySet()) {
            var name = parameter.getKey().toLowerCase(Locale.ROOT);
            if (name.equals(Serves.TOP)) {
                top = readTop(single(name, parameter.getValue()));
            } else if (name.equals(Serves.EXPAND)) {
                Arrays.stream(single(name, parameter.getValue()).split(",", -1))
                        .map(Expand::of)
                        .forEach(expand::add);
            }
        }
        return new QueryOptions(top, expand);
    }

    boolean expands(Expand what) {
        return expand.contains(what);
    }

    private static int readTop(String text) {
        if (!TOP.matcher(text).matches()) {
            throw GraphException.badRequest("$top must be a whole number from 1 to 999.");
        }
        return Integer.parseInt(text);
    }

    private static String single(String name, String[] values) {
        if (values.length != 1) {
            throw GraphException.badRequest(name + " may be given once.");
        }
        return values[0];
    }
}
