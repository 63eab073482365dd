package org.countersign.graph.request;

import java.time.Duration;
import java.time.Instant;
import org.countersign.activation.Activation;
import org.countersign.activation.ActivationStatus;
import org.countersign.activation.ActivationWorkflow;
import org.countersign.activation.Activations;
import org.countersign.activation.Deactivations;
import org.countersign.activation.Rehearsal;
import org.countersign.activation.RequestActivation;
import org.countersign.assignment.Expiry;
import org.countersign.assignment.Right;
import org.countersign.graph.error.GraphException;
import org.countersign.graph.schedule.ScheduleInfoView;
import org.countersign.graph.wire.Caller;
import org.countersign.mfa.SecondFactor;
import org.countersign.role.Roles;
import org.countersign.time.DatabaseClock;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** What callers order for themselves: a role they are eligible for, and to be rid of it again. */
@Service
class SelfService {

    private final ActivationWorkflow workflow;
    private final Activations activations;
    private final Deactivations deactivations;
    private final Roles roles;
    private final References references;
    private final Caller caller;
    private final DatabaseClock clock;

    SelfService(
            ActivationWorkflow workflow,
            Activations activations,
            Deactivations deactivations,
            Roles roles,
            References references,
            Caller caller,
            DatabaseClock clock) {
        this.workflow = workflow;
        this.activations = activations;
        this.deactivations = deactivations;
        this.roles = roles;
        this.references = references;
        this.caller = caller;
        this.clock = clock;
    }

    /** Asks for the role. Whether the rules let the request pass, its status tells. */
    Activation activate(ScheduleRequestBody body, @Nullable SecondFactor offered) {
        var request = read(body, clock.now());
        try {
            return workflow.start(request, offered);
        } catch (DuplicateKeyException e) {
            throw GraphException.badRequest(
                    "RoleAssignmentRequestExists", "A request for this role was made at the same moment.");
        }
    }

    /** Turns the caller down if his request did not get past its rules. */
    Activation requireAccepted(Activation activation) {
        if (activation.status() == ActivationStatus.REFUSED) {
            throw GraphException.rulesFailed(activations.violations(activation.id()));
        }
        if (activation.status() == ActivationStatus.FAILED) {
            throw GraphException.badRequest(
                    "RoleAssignmentRequestPolicyValidationFailed",
                    "The role could not be granted. " + activation.statusReason());
        }
        return activation;
    }

    /**
     * What asking for the role would lead to, without any effect.
     *
     * @throws GraphException naming the rules that would fail, whether approval is needed and how many could give it
     */
    Rehearsal rehearse(ScheduleRequestBody body, @Nullable SecondFactor offered) {
        var rehearsal = activations.rehearse(read(body, clock.now()), offered);
        if (!rehearsal.violations().isEmpty()) {
            throw GraphException.rulesWouldFail(rehearsal);
        }
        return rehearsal;
    }

    /** Gives the role back. */
    Activation deactivate(ScheduleRequestBody body) {
        body.requirePrincipalIs(caller);
        var right = new Right(caller.id(), references.roleOf(body), body.scope());
        return deactivations.deactivate(right, body.reason());
    }

    private RequestActivation read(ScheduleRequestBody body, Instant now) {
        body.requirePrincipalIs(caller);
        var role = references.roleOf(body);
        var schedule = AskedSchedule.of(body.scheduleInfo(), now);
        return new RequestActivation(
                caller.id(),
                role,
                body.scope(),
                body.reason(),
                body.ticket(),
                schedule.start(),
                schedule.expiry() instanceof Expiry.At at ? at.end() : null,
                durationOf(schedule, now, roles.settingsOf(role).activation().maximumDuration()),
                body.order().equals("selfextend"));
    }

    private static Duration durationOf(AskedSchedule schedule, Instant now, Duration maximum) {
        if (schedule.expiry() instanceof Expiry.Never) {
            return ScheduleInfoView.FOR_EVER;
        }
        if (schedule.expiry() instanceof Expiry.After after) {
            return bounded(after.duration());
        }
        if (schedule.expiry() instanceof Expiry.At at) {
            return bounded(between(schedule.begins(now), at.end()));
        }
        return maximum;
    }

    /** Rounded down: what is asked for by an end is not granted beyond it. */
    private static Duration between(Instant start, Instant end) {
        if (!end.isAfter(start)) {
            throw GraphException.badRequest("scheduleInfo.expiration.endDateTime must lie after the start.");
        }
        return Duration.ofMinutes(Duration.between(start, end).toMinutes());
    }

    private static Duration bounded(Duration duration) {
        if (duration.compareTo(ScheduleInfoView.LONGEST) > 0) {
            throw GraphException.badRequest("scheduleInfo.expiration lies more than a year after the start.");
        }
        return duration;
    }
}
