package org.countersign.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.countersign.query.Filter;
import org.countersign.query.Order;
import org.countersign.query.Place;
import org.countersign.query.Properties;
import org.countersign.query.Rows;
import org.jspecify.annotations.Nullable;

/**
 * One kind of thing that a collection is made of.
 *
 * @param <T> the thing
 * @param <V> how it is answered
 * @param shown which of the rows are shown, where no column can say; none: all of them
 * @param properties what of it can be filtered by
 * @param orders what it can be sorted by, under names in lower case
 */
record Source<T, V>(
        Rows<T> rows,
        @Nullable Predicate<T> shown,
        Properties properties,
        Map<String, Order<T>> orders,
        Function<T, V> view) {

    /** How many rows are read at a time at least. */
    private static final int CHUNK = 100;

    static <T, V> Source<T, V> of(Rows<T> rows, Properties properties, Function<T, V> view) {
        return new Source<>(rows, null, properties, Map.of(), view);
    }

    /** The same, sortable by one thing more. */
    Source<T, V> sortedBy(String property, Order<T> order) {
        var all = new HashMap<>(orders);
        all.put(property.toLowerCase(Locale.ROOT), order);
        return new Source<>(rows, shown, properties, all, view);
    }

    /** Those of which something holds that no column says. */
    Source<T, V> showing(Predicate<T> predicate) {
        return new Source<>(rows, predicate, properties, orders, view);
    }

    /** Those that a filter lets pass. */
    Source<T, V> passing(@Nullable Filter filter) {
        return filter == null
                ? this
                : new Source<>(rows.where(properties.test(filter)), shown, properties, orders, view);
    }

    /** A thing as it is answered, and where it stands. */
    record Line<V>(Place place, V view) {}

    /**
     * Those after a place.
     *
     * @param after none: from the first one on
     * @param limit how many at most
     */
    List<Line<V>> lines(Sorting sorting, @Nullable Place after, int limit) {
        var order = sorting.in(orders);
        var chunk = Math.max(limit, CHUNK);
        var lines = new ArrayList<Line<V>>();
        var page = rows.page(order, sorting.descending(), after, chunk);
        addShown(page, order, lines, limit);
        while (lines.size() < limit && page.size() == chunk) {
            var last = rows.placeOf(page.get(chunk - 1), order);
            page = rows.page(order, sorting.descending(), last, chunk);
            addShown(page, order, lines, limit);
        }
        return lines;
    }

    private void addShown(List<T> page, Order<T> order, List<Line<V>> lines, int limit) {
        page.stream()
                .filter(row -> shown == null || shown.test(row))
                .limit(limit - lines.size())
                .forEach(row -> lines.add(new Line<>(rows.placeOf(row, order), view.apply(row))));
    }

    /** How many there are. */
    int count(Sorting sorting) {
        return shown == null
                ? rows.count()
                : lines(sorting, null, Integer.MAX_VALUE).size();
    }
}
