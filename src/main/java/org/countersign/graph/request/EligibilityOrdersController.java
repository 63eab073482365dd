package org.countersign.graph.request;

import static org.countersign.assignment.AssignmentKind.ELIGIBLE;

import org.countersign.activation.AttemptRejected.Attempt;
import org.countersign.graph.authentication.OfferedFactors;
import org.countersign.graph.odata.Entity;
import org.countersign.graph.schedule.Expansions;
import org.countersign.graph.wire.GraphController;
import org.countersign.graph.wire.GraphJson;
import org.countersign.graph.wire.Reads;
import org.countersign.graph.wire.RejectedAttempts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;

/** Takes orders for eligible roles, administrators' and holders'. */
@GraphController
class EligibilityOrdersController {

    private static final String PATH = EligibilityScheduleRequestsController.PATH;

    private final GraphJson json;
    private final AdministratorOrders orders;
    private final ExtensionOrders extensionOrders;
    private final OfferedFactors factors;
    private final RejectedAttempts attempts;
    private final Expansions expansions;

    EligibilityOrdersController(
            GraphJson json,
            AdministratorOrders orders,
            ExtensionOrders extensionOrders,
            OfferedFactors factors,
            RejectedAttempts attempts,
            Expansions expansions) {
        this.json = json;
        this.orders = orders;
        this.extensionOrders = extensionOrders;
        this.factors = factors;
        this.attempts = attempts;
        this.expansions = expansions;
    }

    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
    @Reads(ScheduleRequestBody.class)
    ResponseEntity<Entity<ScheduleRequestView>> post(
            @RequestBody(required = false) byte @Nullable [] bytes,
            @RequestHeader(name = OfferedFactors.HEADER, required = false) @Nullable String otp) {
        var body = attempts.watch(Attempt.ASSIGNMENT, null, () -> json.read(bytes, ScheduleRequestBody.class));
        if (ExtensionOrders.isOne(body)) {
            var request = attempts.watch(Attempt.REQUEST, body.roleIfAny(), () -> extensionOrders.ask(ELIGIBLE, body));
            return created(ScheduleRequestView.of(extensionOrders.requireAccepted(request), expansions.none()));
        }
        return created(attempts.watch(
                Attempt.ASSIGNMENT, body.roleIfAny(), () -> orders.carryOut(ELIGIBLE, body, factors.in(otp))));
    }

    private static ResponseEntity<Entity<ScheduleRequestView>> created(ScheduleRequestView view) {
        return Entity.created(PATH, view.id(), view);
    }
}
