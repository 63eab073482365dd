package org.countersign.graph.odata;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.countersign.graph.odata.Source.Line;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers with a page of a collection. */
@Component
public class Listings {

    private final SkipTokens tokens;

    Listings(SkipTokens tokens) {
        this.tokens = tokens;
    }

    /**
     * What the caller wants of one kind of thing.
     *
     * @param path what is listed, as the metadata name it
     * @param usual in what order, where he does not say
     */
    public <V> Listing<V> page(String path, QueryOptions options, String usual, Source<?, V> source) {
        return page(path, options, usual, List.of(source));
    }

    /** What the caller wants of several kinds of things that are answered alike. */
    public <V> Listing<V> page(String path, QueryOptions options, String usual, List<Source<?, V>> sources) {
        var sorting = Sorting.of(options.orderBy(), usual);
        var after = tokens.read(options, sorting);
        var passing = sources.stream()
                .<Source<?, V>>map(source -> source.passing(options.filter()))
                .toList();
        var lines = inOneOrder(
                passing.stream()
                        .map(source -> source.lines(sorting, after, options.top() + 1))
                        .toList(),
                sorting);
        return new Listing<>(
                ODataContext.ofCollection(path),
                options.count() ? passing.stream().mapToInt(Source::count).sum() : null,
                nextLink(lines, options, sorting),
                lines.stream().limit(options.top()).map(Line::view).toList());
    }

    /** What comes from one source is in order already, in the database's. */
    private static <V> List<Line<V>> inOneOrder(List<List<Line<V>>> found, Sorting sorting) {
        if (found.size() == 1) {
            return found.get(0);
        }
        var lines = new ArrayList<Line<V>>();
        found.forEach(lines::addAll);
        Comparator<Line<V>> order = Comparator.comparing(Line::place);
        lines.sort(sorting.descending() ? order.reversed() : order);
        return lines;
    }

    private <V> @Nullable String nextLink(List<Line<V>> lines, QueryOptions options, Sorting sorting) {
        if (lines.size() <= options.top()) {
            return null;
        }
        var last = lines.get(options.top() - 1).place();
        return ODataContext.again(Serves.SKIP_TOKEN, tokens.of(last, options, sorting));
    }
}
