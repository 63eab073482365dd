package org.countersign.graph.request;

import java.util.List;
import org.countersign.activation.AttemptRejected.Attempt;
import org.countersign.graph.authentication.OfferedFactors;
import org.countersign.graph.error.ItemResult;
import org.countersign.graph.odata.Listing;
import org.countersign.graph.schedule.Expansions;
import org.countersign.graph.wire.CallLimit;
import org.countersign.graph.wire.Caller;
import org.countersign.graph.wire.GraphController;
import org.countersign.graph.wire.GraphJson;
import org.countersign.graph.wire.Reads;
import org.countersign.graph.wire.RejectedAttempts;
import org.countersign.mfa.SecondFactor;
import org.countersign.mfa.SecondFactors;
import org.countersign.role.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;

/** Takes requests for several roles in one call. Graph has no such thing; each of them is a request as any other. */
@GraphController
class SeveralRolesController {

    private static final String PATH = AssignmentScheduleRequestsController.PATH + "/several";

    private final GraphJson json;
    private final SelfService selfService;
    private final SecondFactors secondFactors;
    private final Roles roles;
    private final OfferedFactors factors;
    private final RejectedAttempts attempts;
    private final CallLimit calls;
    private final Expansions expansions;
    private final Caller caller;

    SeveralRolesController(
            GraphJson json,
            SelfService selfService,
            SecondFactors secondFactors,
            Roles roles,
            OfferedFactors factors,
            RejectedAttempts attempts,
            CallLimit calls,
            Expansions expansions,
            Caller caller) {
        this.json = json;
        this.selfService = selfService;
        this.secondFactors = secondFactors;
        this.roles = roles;
        this.factors = factors;
        this.attempts = attempts;
        this.calls = calls;
        this.expansions = expansions;
        this.caller = caller;
    }

    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
    @Reads(SeveralRolesBody.class)
    Listing<ItemResult> post(
            @RequestBody(required = false) byte @Nullable [] bytes,
            @RequestHeader(name = OfferedFactors.HEADER, required = false) @Nullable String otp) {
        var bodies = attempts.watch(Attempt.REQUEST, null, () -> json.read(bytes, SeveralRolesBody.class)
                .requests()
                .toList());
        calls.countEachOf(bodies.size());
        var offered = share(factors.in(otp), bodies);
        return Listing.of(PATH, bodies.stream().map(body -> activate(body, offered)));
    }

    /** One proof serves all of them, if one of them asks for a proof. */
    private @Nullable SecondFactor share(@Nullable SecondFactor offered, List<ScheduleRequestBody> bodies) {
        return offered == null || bodies.stream().noneMatch(this::asksForSecondFactor)
                ? null
                : secondFactors.share(caller.id(), offered, bodies.size()).orElse(null);
    }

    private boolean asksForSecondFactor(ScheduleRequestBody body) {
        var role = body.roleIfAny();
        return role != null && roles.settingsOf(role).activation().asksForSecondFactor();
    }

    private ItemResult activate(ScheduleRequestBody body, @Nullable SecondFactor offered) {
        return ItemResult.of(String.valueOf(body.roleDefinitionId()), HttpStatus.CREATED, () -> {
            var activation =
                    attempts.watch(Attempt.REQUEST, body.roleIfAny(), () -> selfService.activate(body, offered));
            return ScheduleRequestView.of(selfService.requireAccepted(activation), expansions.none());
        });
    }
}
