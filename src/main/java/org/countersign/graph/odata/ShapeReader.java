package org.countersign.graph.odata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.countersign.graph.error.GraphException;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code $select} and {@code $expand}: {@code principal($select=id,displayName),policy($expand=rules)}.
 *
 * <p>{@code *} stands for all that can be put in.
 */
final class ShapeReader {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,63}");
    private static final Pattern ITEM = Pattern.compile("([^()]*)(?:\\((.*)\\))?");
    private static final String EVERYTHING = "*";
    private static final int MAXIMUM_LENGTH = 2_000;

    private final List<String> expandable;

    /** @param expandable the paths of what can be put in */
    private ShapeReader(List<String> expandable) {
        this.expandable = expandable;
    }

    /** @throws GraphException {@code BadRequest} if something else is to be put in, or it cannot be read */
    static Shape read(@Nullable String select, @Nullable String expand, List<String> expandable) {
        var shape = new ShapeReader(expandable).read(select, expand);
        var known = lowerCase(expandable);
        shape.paths().filter(Predicate.not(known::contains)).findFirst().ifPresent(unknown -> {
            throw notServed(expandable);
        });
        return shape;
    }

    private Shape read(@Nullable String select, @Nullable String expand) {
        var names = select == null ? Set.<String>of() : namesIn(select);
        return expand == null ? new Shape(names, Map.of()) : expanded(names, expand);
    }

    private static Set<String> namesIn(String select) {
        var names = new LinkedHashSet<String>();
        for (var name : partsOf(Serves.SELECT, select, ',')) {
            if (!NAME.matcher(name).matches() && !name.equals(EVERYTHING)) {
                throw GraphException.badRequest("$select must be names of properties, separated by commas.");
            }
            names.add(name.toLowerCase(Locale.ROOT));
        }
        return names.contains(EVERYTHING) ? Set.of() : names;
    }

    private Shape expanded(Set<String> select, String text) {
        var expand = new LinkedHashMap<String, Shape>();
        var all = false;
        for (var part : partsOf(Serves.EXPAND, text, ',')) {
            var item = ITEM.matcher(part);
            if (!item.matches()) {
                throw notServed(expandable);
            }
            var name = item.group(1).strip();
            all |= name.equals(EVERYTHING);
            if (!name.equals(EVERYTHING)) {
                expand.put(name.toLowerCase(Locale.ROOT), nested(item.group(2)));
            }
        }
        var shape = new Shape(select, expand);
        return all ? shape.expanding(topmost()) : shape;
    }

    private Shape nested(@Nullable String options) {
        if (options == null) {
            return Shape.PLAIN;
        }
        String select = null;
        String expand = null;
        for (var option : partsOf(Serves.EXPAND, options, ';')) {
            var equals = option.indexOf('=');
            var name = option.substring(0, Math.max(equals, 0)).strip().toLowerCase(Locale.ROOT);
            var value = option.substring(equals + 1);
            switch (name) {
                case Serves.SELECT -> select = value;
                case Serves.EXPAND -> expand = value;
                default -> throw GraphException.badRequest("What $expand puts in takes $select and $expand.");
            }
        }
        return read(select, expand);
    }

    private List<String> topmost() {
        return expandable.stream().filter(path -> !path.contains("/")).toList();
    }

    /** What separators within parentheses separate stays together. */
    private static List<String> partsOf(String option, String text, char separator) {
        if (text.length() > MAXIMUM_LENGTH) {
            throw GraphException.badRequest(option + " is too long.");
        }
        var parts = new ArrayList<String>();
        var depth = 0;
        var start = 0;
        for (var i = 0; i < text.length(); i++) {
            var sign = text.charAt(i);
            depth += sign == '(' ? 1 : sign == ')' ? -1 : 0;
            if (depth < 0 || depth > 3) {
                throw GraphException.badRequest(option + " has parentheses that do not match, or too many.");
            }
            if (depth == 0 && sign == separator) {
                parts.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        parts.add(text.substring(start).strip());
        return parts;
    }

    private static GraphException notServed(List<String> expandable) {
        return GraphException.badRequest(
                expandable.isEmpty()
                        ? "Nothing can be put in here by $expand."
                        : "$expand is served here for " + String.join(", ", expandable) + ".");
    }

    private static List<String> lowerCase(List<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }
}
