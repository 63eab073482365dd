package org.countersign.graph;

import static org.countersign.assignment.AssignmentKind.ELIGIBLE;

import java.net.URI;
import java.util.stream.Stream;
import org.countersign.activation.AttemptRejected.Attempt;
import org.countersign.assignment.AssignmentRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;

/** Takes administrators' orders for eligible roles, and shows them. */
@GraphController
class EligibilityScheduleRequestsController {

    private static final String PATH = "roleManagement/directory/roleEligibilityScheduleRequests";

    private final GraphJson json;
    private final AdministratorOrders orders;
    private final ReadableOrders readable;
    private final RejectedAttempts attempts;
    private final Expansions expansions;

    EligibilityScheduleRequestsController(
            GraphJson json,
            AdministratorOrders orders,
            ReadableOrders readable,
            RejectedAttempts attempts,
            Expansions expansions) {
        this.json = json;
        this.orders = orders;
        this.readable = readable;
        this.attempts = attempts;
        this.expansions = expansions;
    }

    @GetMapping(PATH)
    @Serves({Serves.TOP, Serves.EXPAND})
    Listing<ScheduleRequestView> list(QueryOptions options) {
        return listing(readable.list(ELIGIBLE, options.top()), options);
    }

    @GetMapping(PATH + "/filterByCurrentUser(on='{on}')")
    @Serves({Serves.TOP, Serves.EXPAND})
    Listing<ScheduleRequestView> own(@PathVariable("on") String on, QueryOptions options) {
        Whose.requirePrincipal(on);
        return listing(readable.own(ELIGIBLE, options.top()), options);
    }

    @GetMapping(PATH + "/{id}")
    @Serves(Serves.EXPAND)
    Entity<ScheduleRequestView> get(@PathVariable("id") String id, QueryOptions options) {
        var request = readable.get(ELIGIBLE, Ids.inPath(id));
        return Entity.of(PATH, ScheduleRequestView.of(request, expansions.of(options)));
    }

    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Entity<ScheduleRequestView>> post(
            @RequestBody(required = false) byte @Nullable [] bytes,
            @RequestHeader(name = OneTimeCodeHeader.NAME, required = false) @Nullable String otp) {
        var body = attempts.watch(Attempt.ASSIGNMENT, null, () -> json.read(bytes, ScheduleRequestBody.class));
        var view = attempts.watch(
                Attempt.ASSIGNMENT,
                body.roleIfAny(),
                () -> orders.carryOut(ELIGIBLE, body, OneTimeCodeHeader.codeIn(otp)));
        return ResponseEntity.created(URI.create(ODataContext.address(PATH + "/" + view.id())))
                .body(Entity.of(PATH, view));
    }

    private Listing<ScheduleRequestView> listing(Stream<AssignmentRequest> requests, QueryOptions options) {
        var expansion = expansions.of(options);
        return Listing.of(PATH, requests.map(request -> ScheduleRequestView.of(request, expansion)));
    }
}
