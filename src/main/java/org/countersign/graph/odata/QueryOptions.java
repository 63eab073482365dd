package org.countersign.graph.odata;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.countersign.graph.error.GraphException;
import org.countersign.query.Filter;
import org.countersign.query.FilterParser;
import org.jspecify.annotations.Nullable;

/**
 * What a caller wants of a collection or an entity. Names of options are read without regard to case, and with or
 * without the {@code $}, as Graph does.
 *
 * @param filter what he wants of each thing; none: nothing
 * @param top how many at most: 1 to 999, 100 where nothing is said
 * @param orderBy as it was sent
 * @param count whether to say how many there are
 * @param skipToken where to go on, as it was sent
 */
public record QueryOptions(
        Shape shape,
        @Nullable Filter filter,
        int top,
        @Nullable String orderBy,
        boolean count,
        @Nullable String skipToken) {

    /** As it is. */
    public static final QueryOptions NONE = new QueryOptions(Shape.PLAIN, null, 100, null, false, null);

    private static final Pattern TOP = Pattern.compile("[1-9][0-9]{0,2}");

    /** @param expandable the paths of what can be put in */
    static QueryOptions of(Map<String, String[]> parameters, List<String> expandable) {
        Map<String, String> options = new HashMap<>();
        parameters.forEach((name, values) -> {
            if (values.length != 1 || options.put(nameOf(name), values[0]) != null) {
                throw GraphException.badRequest("Each query option may be given once.");
            }
        });
        return new QueryOptions(
                ShapeReader.read(options.get(Serves.SELECT), options.get(Serves.EXPAND), expandable),
                filterIn(options.get(Serves.FILTER)),
                topIn(options.get(Serves.TOP)),
                options.get(Serves.ORDER_BY),
                isCount(options.get(Serves.COUNT)),
                options.get(Serves.SKIP_TOKEN));
    }

    /** The name of a query option as {@link Serves} has it. */
    static String nameOf(String parameter) {
        var name = parameter.toLowerCase(Locale.ROOT);
        return name.startsWith("$") ? name : "$" + name;
    }

    public boolean expands(String path) {
        return shape.expands(path);
    }

    private static @Nullable Filter filterIn(@Nullable String text) {
        return text == null ? null : FilterParser.parse(text);
    }

    private static int topIn(@Nullable String text) {
        if (text == null) {
            return NONE.top();
        }
        if (!TOP.matcher(text).matches()) {
            throw GraphException.badRequest("$top must be a whole number from 1 to 999.");
        }
        return Integer.parseInt(text);
    }

    private static boolean isCount(@Nullable String text) {
        if (text == null || text.equalsIgnoreCase("false")) {
            return false;
        }
        if (!text.equalsIgnoreCase("true")) {
            throw GraphException.badRequest("$count must be true or false.");
        }
        return true;
    }
}
