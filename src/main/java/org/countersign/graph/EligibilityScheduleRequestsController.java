package org.countersign.graph;

import static org.countersign.assignment.AssignmentKind.ELIGIBLE;

import java.net.URI;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.activation.AttemptRejected.Attempt;
import org.countersign.assignment.AssignmentRequest;
import org.countersign.assignment.ExtensionRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;

/** Takes orders for eligible roles, administrators' and holders', and shows them. */
@GraphController
class EligibilityScheduleRequestsController {

    private static final String PATH = "roleManagement/directory/roleEligibilityScheduleRequests";

    private final GraphJson json;
    private final AdministratorOrders orders;
    private final ReadableOrders readable;
    private final ReadableExtensions extensions;
    private final ExtensionOrders extensionOrders;
    private final RejectedAttempts attempts;
    private final Expansions expansions;

    EligibilityScheduleRequestsController(
            GraphJson json,
            AdministratorOrders orders,
            ReadableOrders readable,
            ReadableExtensions extensions,
            ExtensionOrders extensionOrders,
            RejectedAttempts attempts,
            Expansions expansions) {
        this.json = json;
        this.orders = orders;
        this.readable = readable;
        this.extensions = extensions;
        this.extensionOrders = extensionOrders;
        this.attempts = attempts;
        this.expansions = expansions;
    }

    @GetMapping(PATH)
    @Serves({Serves.TOP, Serves.EXPAND})
    Listing<ScheduleRequestView> list(QueryOptions options) {
        var top = options.top();
        return listing(readable.list(ELIGIBLE, top), extensions.list(ELIGIBLE, top), options);
    }

    @GetMapping(PATH + "/filterByCurrentUser(on='{on}')")
    @Serves({Serves.TOP, Serves.EXPAND})
    Listing<ScheduleRequestView> own(@PathVariable("on") String on, QueryOptions options) {
        var top = options.top();
        return switch (Whose.of(on)) {
            case PRINCIPAL -> listing(readable.own(ELIGIBLE, top), extensions.own(ELIGIBLE, top), options);
            case APPROVER -> listing(Stream.empty(), extensions.toDecide(ELIGIBLE, top), options);
        };
    }

    @GetMapping(PATH + "/{id}")
    @Serves(Serves.EXPAND)
    Entity<ScheduleRequestView> get(@PathVariable("id") String id, QueryOptions options) {
        var key = Ids.inPath(id);
        var expansion = expansions.of(options);
        return Entity.of(
                PATH,
                extensions
                        .find(ELIGIBLE, key)
                        .map(request -> ScheduleRequestView.of(request, expansion))
                        .orElseGet(() -> ScheduleRequestView.of(readable.get(ELIGIBLE, key), expansion)));
    }

    @PostMapping(PATH + "/{id}/cancel")
    ResponseEntity<Void> cancel(@PathVariable("id") String id) {
        var key = Ids.inPath(id);
        return attempts.watch(Attempt.CANCELLATION, key, null, () -> cancel(key));
    }

    /** What administrators ordered is carried out at once: there is nothing to take back. */
    private ResponseEntity<Void> cancel(UUID id) {
        if (!extensionOrders.cancel(ELIGIBLE, id)) {
            readable.get(ELIGIBLE, id);
            throw GraphException.badRequest("This request can no longer be cancelled.");
        }
        return ResponseEntity.noContent().build();
    }

    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Entity<ScheduleRequestView>> post(
            @RequestBody(required = false) byte @Nullable [] bytes,
            @RequestHeader(name = OneTimeCodeHeader.NAME, required = false) @Nullable String otp) {
        var body = attempts.watch(Attempt.ASSIGNMENT, null, () -> json.read(bytes, ScheduleRequestBody.class));
        if (ExtensionOrders.isOne(body)) {
            var request = attempts.watch(Attempt.REQUEST, body.roleIfAny(), () -> extensionOrders.ask(ELIGIBLE, body));
            return created(ScheduleRequestView.of(extensionOrders.requireAccepted(request), expansions.none()));
        }
        return created(attempts.watch(
                Attempt.ASSIGNMENT,
                body.roleIfAny(),
                () -> orders.carryOut(ELIGIBLE, body, OneTimeCodeHeader.codeIn(otp))));
    }

    private static ResponseEntity<Entity<ScheduleRequestView>> created(ScheduleRequestView view) {
        return ResponseEntity.created(URI.create(ODataContext.address(PATH + "/" + view.id())))
                .body(Entity.of(PATH, view));
    }

    /** Both kinds of requests, newest first. */
    private Listing<ScheduleRequestView> listing(
            Stream<AssignmentRequest> requests, Stream<ExtensionRequest> extended, QueryOptions options) {
        var expansion = expansions.of(options);
        return Listing.of(
                PATH,
                Stream.concat(
                                requests.map(request -> ScheduleRequestView.of(request, expansion)),
                                extended.map(request -> ScheduleRequestView.of(request, expansion)))
                        .sorted(Comparator.comparing(ScheduleRequestView::createdDateTime)
                                .reversed())
                        .limit(options.top()));
    }
}
