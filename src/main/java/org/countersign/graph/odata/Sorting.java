package org.countersign.graph.odata;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.countersign.graph.error.GraphException;
import org.jspecify.annotations.Nullable;

/**
 * In what order a caller wants a collection: {@code createdDateTime desc}.
 *
 * @param property in lower case
 */
record Sorting(String property, boolean descending) {

    private static final Pattern TEXT =
            Pattern.compile("\\s*([A-Za-z/]{1,64})(?:\\s+(asc|desc))?\\s*", Pattern.CASE_INSENSITIVE);

    /**
     * @param text none: the usual order
     * @throws GraphException {@code BadRequest} unless it is one property, with or without a direction
     */
    static Sorting of(@Nullable String text, String usual) {
        var matcher = TEXT.matcher(text == null ? usual : text);
        if (!matcher.matches()) {
            throw GraphException.badRequest("$orderby must be one property, followed by asc, desc or nothing.");
        }
        return new Sorting(matcher.group(1).toLowerCase(Locale.ROOT), "desc".equalsIgnoreCase(matcher.group(2)));
    }

    /**
     * That order among several.
     *
     * @throws GraphException {@code BadRequest} if it is none of them
     */
    <O> O in(Map<String, O> orders) {
        var order = orders.get(property);
        if (order == null) {
            throw GraphException.badRequest("$orderby is served here for " + names(orders.keySet()) + ".");
        }
        return order;
    }

    private static String names(Set<String> properties) {
        return String.join(", ", new TreeSet<>(properties));
    }
}
