package org.countersign.graph.request;

import java.util.function.Supplier;
import org.countersign.activation.AttemptRejected.Attempt;
import org.countersign.assignment.AssignmentKind;
import org.countersign.graph.authentication.OfferedFactors;
import org.countersign.graph.error.GraphException;
import org.countersign.graph.odata.Entity;
import org.countersign.graph.schedule.Expansions;
import org.countersign.graph.wire.GraphController;
import org.countersign.graph.wire.GraphJson;
import org.countersign.graph.wire.Reads;
import org.countersign.graph.wire.RejectedAttempts;
import org.countersign.mfa.SecondFactor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;

/** Takes orders for active roles: those of administrators, and those of callers for themselves. */
@GraphController
class AssignmentOrdersController {

    private static final String PATH = AssignmentScheduleRequestsController.PATH;

    private final GraphJson json;
    private final SelfService selfService;
    private final AdministratorOrders administratorOrders;
    private final ExtensionOrders extensionOrders;
    private final OfferedFactors factors;
    private final RejectedAttempts attempts;
    private final Expansions expansions;

    AssignmentOrdersController(
            GraphJson json,
            SelfService selfService,
            AdministratorOrders administratorOrders,
            ExtensionOrders extensionOrders,
            OfferedFactors factors,
            RejectedAttempts attempts,
            Expansions expansions) {
        this.json = json;
        this.selfService = selfService;
        this.administratorOrders = administratorOrders;
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
        var body = attempts.watch(Attempt.REQUEST, null, () -> json.read(bytes, ScheduleRequestBody.class));
        if (AdministratorOrders.isOne(body)) {
            return created(watch(
                    Attempt.ASSIGNMENT,
                    body,
                    () -> administratorOrders.carryOut(AssignmentKind.ACTIVE, body, factors.in(otp))));
        }
        if (watch(Attempt.REQUEST, body, () -> extensionOrders.concernsStandingRole(body))) {
            return extend(body);
        }
        return switch (body.order()) {
            case "selfactivate", "selfextend" -> request(body, factors.in(otp));
            case "selfdeactivate" -> watch(Attempt.DEACTIVATION, body, () -> deactivate(body));
            default -> watch(Attempt.REQUEST, body, AssignmentOrdersController::refuseAction);
        };
    }

    private ResponseEntity<Entity<ScheduleRequestView>> request(
            ScheduleRequestBody body, @Nullable SecondFactor offered) {
        return body.isRehearsal() ? rehearse(body, offered) : activate(body, offered);
    }

    private ResponseEntity<Entity<ScheduleRequestView>> extend(ScheduleRequestBody body) {
        var request = watch(Attempt.REQUEST, body, () -> extensionOrders.ask(AssignmentKind.ACTIVE, body));
        return created(ScheduleRequestView.of(extensionOrders.requireAccepted(request), expansions.none()));
    }

    /** A rehearsal is no attempt: it leaves nothing, not even in the audit. */
    private ResponseEntity<Entity<ScheduleRequestView>> rehearse(
            ScheduleRequestBody body, @Nullable SecondFactor offered) {
        var rehearsal = selfService.rehearse(body, offered);
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(Entity.of(PATH, ScheduleRequestView.rehearsed(rehearsal, expansions.none())));
    }

    private ResponseEntity<Entity<ScheduleRequestView>> activate(
            ScheduleRequestBody body, @Nullable SecondFactor offered) {
        var activation = watch(Attempt.REQUEST, body, () -> selfService.activate(body, offered));
        selfService.requireAccepted(activation);
        return created(ScheduleRequestView.of(activation, expansions.none()));
    }

    private ResponseEntity<Entity<ScheduleRequestView>> deactivate(ScheduleRequestBody body) {
        if (body.isRehearsal()) {
            throw GraphException.badRequest("isValidationOnly is served for selfActivate and selfExtend.");
        }
        var ticket = body.ticket();
        var activation = selfService.deactivate(body);
        return created(ScheduleRequestView.deactivated(activation, body.reason(), ticket));
    }

    private static ResponseEntity<Entity<ScheduleRequestView>> refuseAction() {
        throw GraphException.badRequest(
                "The actions selfActivate, selfDeactivate, selfExtend and selfRenew are served here, and those of"
                        + " administrators.");
    }

    private <T> T watch(Attempt attempt, ScheduleRequestBody body, Supplier<T> deed) {
        return attempts.watch(attempt, body.roleIfAny(), deed);
    }

    private static ResponseEntity<Entity<ScheduleRequestView>> created(ScheduleRequestView view) {
        return Entity.created(PATH, view.id(), view);
    }
}
