package org.countersign.graph;

import java.net.URI;
import org.countersign.activation.AttemptRejected.Attempt;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Takes administrators' orders for eligible roles. */
@GraphController
class EligibilityScheduleRequestsController {

    private static final String PATH = "roleManagement/directory/roleEligibilityScheduleRequests";

    private final GraphJson json;
    private final EligibilityOrders orders;
    private final RejectedAttempts attempts;

    EligibilityScheduleRequestsController(GraphJson json, EligibilityOrders orders, RejectedAttempts attempts) {
        this.json = json;
        this.orders = orders;
        this.attempts = attempts;
    }

    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Entity<ScheduleRequestView>> post(@RequestBody(required = false) byte @Nullable [] bytes) {
        var body = attempts.watch(Attempt.ASSIGNMENT, null, () -> json.read(bytes, ScheduleRequestBody.class));
        var view = attempts.watch(Attempt.ASSIGNMENT, body.roleIfAny(), () -> carryOut(body));
        return ResponseEntity.created(URI.create(ODataContext.address(PATH + "/" + view.id())))
                .body(Entity.of(PATH, view));
    }

    private ScheduleRequestView carryOut(ScheduleRequestBody body) {
        if (body.isRehearsal()) {
            throw GraphException.badRequest("isValidationOnly is not served here.");
        }
        return switch (body.order()) {
            case "adminassign" -> orders.assign(body);
            case "adminremove" -> orders.remove(body);
            default -> throw GraphException.badRequest("The actions adminAssign and adminRemove are served here.");
        };
    }
}
