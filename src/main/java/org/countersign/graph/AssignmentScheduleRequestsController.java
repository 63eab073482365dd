package org.countersign.graph;

import static org.countersign.assignment.AssignmentKind.ACTIVE;

import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.activation.Activation;
import org.countersign.activation.ActivationClosures;
import org.countersign.activation.AttemptRejected.Attempt;
import org.countersign.assignment.AssignmentRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The requests for roles that were made: reading them, and taking them back. */
@GraphController
class AssignmentScheduleRequestsController {

    static final String PATH = "roleManagement/directory/roleAssignmentScheduleRequests";

    private final ReadableRequests requests;
    private final ReadableOrders orders;
    private final ActivationClosures closures;
    private final RejectedAttempts attempts;
    private final Expansions expansions;
    private final Caller caller;

    AssignmentScheduleRequestsController(
            ReadableRequests requests,
            ReadableOrders orders,
            ActivationClosures closures,
            RejectedAttempts attempts,
            Expansions expansions,
            Caller caller) {
        this.requests = requests;
        this.orders = orders;
        this.closures = closures;
        this.attempts = attempts;
        this.expansions = expansions;
        this.caller = caller;
    }

    @GetMapping(PATH)
    @Serves({Serves.TOP, Serves.EXPAND})
    Listing<ScheduleRequestView> list(QueryOptions options) {
        return listing(requests.list(options.top()), orders.list(ACTIVE, options.top()), options);
    }

    @GetMapping(PATH + "/filterByCurrentUser(on='{on}')")
    @Serves({Serves.TOP, Serves.EXPAND})
    Listing<ScheduleRequestView> filterByCurrentUser(@PathVariable("on") String on, QueryOptions options) {
        return switch (Whose.of(on)) {
            case PRINCIPAL -> listing(requests.own(options.top()), orders.own(ACTIVE, options.top()), options);
            case APPROVER -> listing(requests.toDecide(options.top()), Stream.empty(), options);
        };
    }

    @GetMapping(PATH + "/{id}")
    @Serves(Serves.EXPAND)
    Entity<ScheduleRequestView> get(@PathVariable("id") String id, QueryOptions options) {
        var key = Ids.inPath(id);
        var expansion = expansions.of(options);
        return Entity.of(
                PATH,
                requests.find(key)
                        .map(activation -> ScheduleRequestView.of(activation, expansion))
                        .orElseGet(() -> ScheduleRequestView.of(orders.get(ACTIVE, key), expansion)));
    }

    @PostMapping(PATH + "/{id}/cancel")
    ResponseEntity<Void> cancel(@PathVariable("id") String id) {
        var key = Ids.inPath(id);
        return attempts.watch(Attempt.CANCELLATION, key, null, () -> cancel(key));
    }

    private ResponseEntity<Void> cancel(UUID id) {
        var activation = requests.get(id);
        if (!caller.is(activation.request().requestor()) && !caller.mayAdminister()) {
            throw GraphException.forbidden("The requestor and administrators may cancel a request.");
        }
        if (!closures.cancel(activation.id(), caller.id())) {
            throw GraphException.badRequest("This request can no longer be cancelled.");
        }
        return ResponseEntity.noContent().build();
    }

    /** Both kinds of requests, newest first. */
    private Listing<ScheduleRequestView> listing(
            Stream<Activation> activations, Stream<AssignmentRequest> ordered, QueryOptions options) {
        var expansion = expansions.of(options);
        return Listing.of(
                PATH,
                Stream.concat(
                                activations.map(activation -> ScheduleRequestView.of(activation, expansion)),
                                ordered.map(order -> ScheduleRequestView.of(order, expansion)))
                        .sorted(Comparator.comparing(ScheduleRequestView::createdDateTime)
                                .reversed())
                        .limit(options.top()));
    }
}
