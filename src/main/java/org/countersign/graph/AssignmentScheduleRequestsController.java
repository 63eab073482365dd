package org.countersign.graph;

import static org.countersign.assignment.AssignmentKind.ACTIVE;

import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.activation.Activation;
import org.countersign.activation.ActivationClosures;
import org.countersign.activation.AttemptRejected.Attempt;
import org.countersign.assignment.AssignmentRequest;
import org.countersign.assignment.ExtensionRequest;
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
    private final ReadableExtensions extensions;
    private final ExtensionOrders extensionOrders;
    private final ActivationClosures closures;
    private final RejectedAttempts attempts;
    private final Expansions expansions;
    private final Caller caller;

    AssignmentScheduleRequestsController(
            ReadableRequests requests,
            ReadableOrders orders,
            ReadableExtensions extensions,
            ExtensionOrders extensionOrders,
            ActivationClosures closures,
            RejectedAttempts attempts,
            Expansions expansions,
            Caller caller) {
        this.requests = requests;
        this.orders = orders;
        this.extensions = extensions;
        this.extensionOrders = extensionOrders;
        this.closures = closures;
        this.attempts = attempts;
        this.expansions = expansions;
        this.caller = caller;
    }

    @GetMapping(PATH)
    @Serves({Serves.TOP, Serves.EXPAND})
    Listing<ScheduleRequestView> list(QueryOptions options) {
        var top = options.top();
        return listing(requests.list(top), orders.list(ACTIVE, top), extensions.list(ACTIVE, top), options);
    }

    @GetMapping(PATH + "/filterByCurrentUser(on='{on}')")
    @Serves({Serves.TOP, Serves.EXPAND})
    Listing<ScheduleRequestView> filterByCurrentUser(@PathVariable("on") String on, QueryOptions options) {
        var top = options.top();
        return switch (Whose.of(on)) {
            case PRINCIPAL -> listing(requests.own(top), orders.own(ACTIVE, top), extensions.own(ACTIVE, top), options);
            case APPROVER -> listing(requests.toDecide(top), Stream.empty(), extensions.toDecide(ACTIVE, top), options);
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
                        .or(() -> extensions.find(ACTIVE, key).map(one -> ScheduleRequestView.of(one, expansion)))
                        .orElseGet(() -> ScheduleRequestView.of(orders.get(ACTIVE, key), expansion)));
    }

    @PostMapping(PATH + "/{id}/cancel")
    ResponseEntity<Void> cancel(@PathVariable("id") String id) {
        var key = Ids.inPath(id);
        return attempts.watch(Attempt.CANCELLATION, key, null, () -> cancel(key));
    }

    private ResponseEntity<Void> cancel(UUID id) {
        if (extensionOrders.cancel(ACTIVE, id)) {
            return ResponseEntity.noContent().build();
        }
        var activation = requests.get(id);
        if (!caller.is(activation.request().requestor()) && !caller.mayAdminister()) {
            throw GraphException.forbidden("The requestor and administrators may cancel a request.");
        }
        if (!closures.cancel(activation.id(), caller.id())) {
            throw GraphException.badRequest("This request can no longer be cancelled.");
        }
        return ResponseEntity.noContent().build();
    }

    /** All kinds of requests, newest first. */
    private Listing<ScheduleRequestView> listing(
            Stream<Activation> activations,
            Stream<AssignmentRequest> ordered,
            Stream<ExtensionRequest> extended,
            QueryOptions options) {
        var expansion = expansions.of(options);
        return Listing.of(
                PATH,
                Stream.of(
                                activations.map(activation -> ScheduleRequestView.of(activation, expansion)),
                                ordered.map(order -> ScheduleRequestView.of(order, expansion)),
                                extended.map(request -> ScheduleRequestView.of(request, expansion)))
                        .flatMap(views -> views)
                        .sorted(Comparator.comparing(ScheduleRequestView::createdDateTime)
                                .reversed())
                        .limit(options.top()));
    }
}
