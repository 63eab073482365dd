package org.countersign.graph.request;

import java.util.UUID;
import org.countersign.activation.AttemptRejected.Attempt;
import org.countersign.graph.error.GraphException;
import org.countersign.graph.odata.Entity;
import org.countersign.graph.odata.Expands;
import org.countersign.graph.odata.Listing;
import org.countersign.graph.odata.Listings;
import org.countersign.graph.odata.QueryOptions;
import org.countersign.graph.odata.ServesCollection;
import org.countersign.graph.odata.ServesEntity;
import org.countersign.graph.schedule.Expansions;
import org.countersign.graph.schedule.Whose;
import org.countersign.graph.wire.Ids;
import org.countersign.graph.wire.RejectedAttempts;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The requests that were made for one kind of roles: reading them, and taking them back. */
abstract class ScheduleRequestsController {

    private static final String USUAL = "createdDateTime desc";

    private final String path;
    private final ReadableScheduleRequests requests;
    private final Listings listings;
    private final Expansions expansions;
    private final RejectedAttempts attempts;

    ScheduleRequestsController(
            String path,
            ReadableScheduleRequests requests,
            Listings listings,
            Expansions expansions,
            RejectedAttempts attempts) {
        this.path = path;
        this.requests = requests;
        this.listings = listings;
        this.expansions = expansions;
        this.attempts = attempts;
    }

    @GetMapping
    @ServesCollection
    @Expands({Expands.ROLE_DEFINITION, Expands.PRINCIPAL, Expands.DIRECTORY_SCOPE})
    Listing<ScheduleRequestView> list(QueryOptions options) {
        return listings.page(path, options, USUAL, requests.all(expansions.of(options)));
    }

    @GetMapping("/filterByCurrentUser(on='{on}')")
    @ServesCollection
    @Expands({Expands.ROLE_DEFINITION, Expands.PRINCIPAL, Expands.DIRECTORY_SCOPE})
    Listing<ScheduleRequestView> filterByCurrentUser(@PathVariable("on") String on, QueryOptions options) {
        var expansion = expansions.of(options);
        var sources =
                switch (Whose.of(on)) {
                    case PRINCIPAL -> requests.own(expansion);
                    case APPROVER -> requests.toDecide(expansion);
                };
        return listings.page(path, options, USUAL, sources);
    }

    @GetMapping("/{id}")
    @ServesEntity
    @Expands({Expands.ROLE_DEFINITION, Expands.PRINCIPAL, Expands.DIRECTORY_SCOPE})
    Entity<ScheduleRequestView> get(@PathVariable("id") String id, QueryOptions options) {
        return Entity.of(path, requests.get(Ids.inPath(id), expansions.of(options)));
    }

    @PostMapping("/{id}/cancel")
    ResponseEntity<Void> cancel(@PathVariable("id") String id) {
        var key = Ids.inPath(id);
        return attempts.watch(Attempt.CANCELLATION, key, null, () -> {
            if (!cancel(key)) {
                requests.get(key, expansions.none());
                throw GraphException.badRequest("This request can no longer be cancelled.");
            }
            return ResponseEntity.noContent().build();
        });
    }

    /**
     * Takes a request back.
     *
     * @return false if it is none that waits for anything
     */
    abstract boolean cancel(UUID id);
}
