package org.countersign.graph.schedule;

import java.util.List;
import java.util.function.Function;
import org.countersign.assignment.Held;
import org.countersign.directory.PrincipalId;
import org.countersign.graph.error.GraphException;
import org.countersign.graph.odata.Entity;
import org.countersign.graph.odata.Expands;
import org.countersign.graph.odata.Listing;
import org.countersign.graph.odata.Listings;
import org.countersign.graph.odata.QueryOptions;
import org.countersign.graph.odata.ServesCollection;
import org.countersign.graph.odata.ServesEntity;
import org.countersign.graph.odata.Source;
import org.countersign.graph.wire.Ids;
import org.countersign.query.Rows;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * What principals were given, in one of the ways in which Graph looks at it. A schedule and its one instance have one
 * id.
 *
 * @param <T> what was given
 * @param <V> how it is answered
 */
abstract class HeldController<T extends Held, V> {

    private static final String USUAL = "startDateTime";

    private final String path;
    private final List<ReadableHeld<T>> held;
    private final Listings listings;
    private final Expansions expansions;

    HeldController(String path, List<ReadableHeld<T>> held, Listings listings, Expansions expansions) {
        this.path = path;
        this.held = held;
        this.listings = listings;
        this.expansions = expansions;
    }

    abstract Rows<T> rows(ReadableHeld<T> of);

    /** @param as whose it is to whoever asks: the principal's it was given to, or that of somebody in its group */
    abstract V view(T one, PrincipalId as, Expansion expansion);

    @GetMapping
    @ServesCollection
    @Expands({Expands.ROLE_DEFINITION, Expands.PRINCIPAL, Expands.DIRECTORY_SCOPE, Expands.ACTIVATED_USING})
    Listing<V> list(QueryOptions options) {
        var expansion = expansions.of(options);
        return page(options, of -> of.all(rows(of), (one, as) -> view(one, as, expansion)));
    }

    @GetMapping("/filterByCurrentUser(on='{on}')")
    @ServesCollection
    @Expands({Expands.ROLE_DEFINITION, Expands.PRINCIPAL, Expands.DIRECTORY_SCOPE, Expands.ACTIVATED_USING})
    Listing<V> own(@PathVariable("on") String on, QueryOptions options) {
        Whose.requirePrincipal(on);
        var expansion = expansions.of(options);
        return page(options, of -> of.own(rows(of), (one, as) -> view(one, as, expansion)));
    }

    @GetMapping("/{id}")
    @ServesEntity
    @Expands({Expands.ROLE_DEFINITION, Expands.PRINCIPAL, Expands.DIRECTORY_SCOPE, Expands.ACTIVATED_USING})
    Entity<V> get(@PathVariable("id") String id, QueryOptions options) {
        var key = Ids.inPath(id);
        var one = held.stream()
                .flatMap(of -> of.readable(rows(of)).find(key).stream())
                .findFirst()
                .orElseThrow(GraphException::notFound);
        return Entity.of(path, view(one, one.principal(), expansions.of(options)));
    }

    private Listing<V> page(QueryOptions options, Function<ReadableHeld<T>, Source<?, V>> source) {
        var sources = held.stream().<Source<?, V>>map(source).toList();
        return listings.page(path, options, USUAL, sources);
    }
}
