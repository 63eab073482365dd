package org.countersign.graph;

import org.countersign.assignment.Held;
import org.countersign.directory.PrincipalId;
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
    private final ReadableHeld<T> held;
    private final Listings listings;
    private final Expansions expansions;

    HeldController(String path, ReadableHeld<T> held, Listings listings, Expansions expansions) {
        this.path = path;
        this.held = held;
        this.listings = listings;
        this.expansions = expansions;
    }

    abstract Rows<T> rows();

    /** @param as whose it is to whoever asks: the principal's it was given to, or that of somebody in its group */
    abstract V view(T one, PrincipalId as, Expansion expansion);

    @GetMapping
    @ServesCollection
    @Expands({Expands.ROLE_DEFINITION, Expands.PRINCIPAL, Expands.DIRECTORY_SCOPE, Expands.ACTIVATED_USING})
    Listing<V> list(QueryOptions options) {
        var expansion = expansions.of(options);
        return listings.page(path, options, USUAL, held.all(rows(), (one, as) -> view(one, as, expansion)));
    }

    @GetMapping("/filterByCurrentUser(on='{on}')")
    @ServesCollection
    @Expands({Expands.ROLE_DEFINITION, Expands.PRINCIPAL, Expands.DIRECTORY_SCOPE, Expands.ACTIVATED_USING})
    Listing<V> own(@PathVariable("on") String on, QueryOptions options) {
        Whose.requirePrincipal(on);
        var expansion = expansions.of(options);
        return listings.page(path, options, USUAL, held.own(rows(), (one, as) -> view(one, as, expansion)));
    }

    @GetMapping("/{id}")
    @ServesEntity
    @Expands({Expands.ROLE_DEFINITION, Expands.PRINCIPAL, Expands.DIRECTORY_SCOPE, Expands.ACTIVATED_USING})
    Entity<V> get(@PathVariable("id") String id, QueryOptions options) {
        var one = held.readable(rows()).find(Ids.inPath(id)).orElseThrow(GraphException::notFound);
        return Entity.of(path, view(one, one.principal(), expansions.of(options)));
    }
}
