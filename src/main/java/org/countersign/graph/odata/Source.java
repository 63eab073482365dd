package org.countersign.graph.odata;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
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
 * @param properties what of it can be filtered by
 * @param orders what it can be sorted by, under names in lower case
 * @param views how those of a page are answered, which may need to know them all
 */
public record Source<T, V>(
        Rows<T> rows, Properties properties, Map<String, Order<T>> orders, Function<List<T>, Function<T, V>> views) {

    public static <T, V> Source<T, V> of(Rows<T> rows, Properties properties, Function<T, V> view) {
        return ofPages(rows, properties, page -> view);
    }

    public static <T, V> Source<T, V> ofPages(
            Rows<T> rows, Properties properties, Function<List<T>, Function<T, V>> views) {
        return new Source<>(rows, properties, Map.of(), views);
    }

    /** The same, sortable by one thing more. */
    public Source<T, V> sortedBy(String property, Order<T> order) {
        var all = new HashMap<>(orders);
        all.put(property.toLowerCase(Locale.ROOT), order);
        return new Source<>(rows, properties, all, views);
    }

    /** Those that a filter lets pass. */
    Source<T, V> passing(@Nullable Filter filter) {
        return filter == null ? this : new Source<>(rows.where(properties.test(filter)), properties, orders, views);
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
        var page = rows.page(order, sorting.descending(), after, limit);
        var view = views.apply(page);
        return page.stream()
                .map(row -> new Line<>(rows.placeOf(row, order), view.apply(row)))
                .toList();
    }

    /** How many there are. */
    int count() {
        return rows.count();
    }
}
