package org.countersign.graph;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.countersign.activation.Activation;
import org.countersign.activation.ActivationId;
import org.countersign.activation.ActivationStatus;
import org.countersign.activation.ActivationWorkflow;
import org.countersign.activation.Activations;
import org.countersign.activation.Deactivations;
import org.countersign.activation.Finding;
import org.countersign.activation.RequestActivation;
import org.countersign.assignment.Expiry;
import org.countersign.assignment.Right;
import org.countersign.mfa.OneTimeCode;
import org.countersign.role.ActivationSettings;
import org.countersign.role.Roles;
import org.countersign.time.DatabaseClock;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** What callers order for themselves: a role they are eligible for, and to be rid of it again. */
@Service
class SelfService {

    private static final Duration LONGEST = Duration.ofDays(365);

    /** What "for ever" is taken for: longer than anything else can be asked for, and than any role allows. */
    static final Duration FOR_EVER = LONGEST.plusDays(1);

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
    Activation activate(ScheduleRequestBody body, @Nullable OneTimeCode code) {
        var request = read(body, clock.now());
        try {
            return workflow.start(request, code);
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

    /** What asking for the role would lead to, without any effect. */
    Activation rehearse(ScheduleRequestBody body, @Nullable OneTimeCode code) {
        var now = clock.now();
        var request = read(body, now);
        var failed = failed(activations.evaluate(request, code));
        if (!failed.isEmpty()) {
            throw GraphException.rulesFailed(failed);
        }
        var settings = settingsOf(request);
        return new Activation(
                new ActivationId(new UUID(0, 0)),
                request,
                settings,
                expectedStatus(request, settings),
                "",
                now,
                now.plus(settings.approvalTimeout()),
                null,
                null,
                now);
    }

    /** Gives the role back. */
    Activation deactivate(ScheduleRequestBody body) {
        requireKnownPrincipal(body);
        var right = new Right(caller.id(), references.roleOf(body), body.scope());
        return deactivations.deactivate(right, body.reason());
    }

    private RequestActivation read(ScheduleRequestBody body, Instant now) {
        requireKnownPrincipal(body);
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
                durationOf(schedule, now, roles.settingsOf(role).activation().maximumDuration()));
    }

    /** Whom a body names does not matter, since it is always the caller; but a name must be one. */
    private void requireKnownPrincipal(ScheduleRequestBody body) {
        if (body.principalId() != null) {
            references.principalOf(body);
        }
    }

    private static Duration durationOf(AskedSchedule schedule, Instant now, Duration maximum) {
        if (schedule.expiry() instanceof Expiry.Never) {
            return FOR_EVER;
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
        if (duration.compareTo(LONGEST) > 0) {
            throw GraphException.badRequest("scheduleInfo.expiration lies more than a year after the start.");
        }
        return duration;
    }

    private static ActivationStatus expectedStatus(RequestActivation request, ActivationSettings settings) {
        if (settings.approvalRequired()) {
            return ActivationStatus.PENDING_APPROVAL;
        }
        return request.start() == null ? ActivationStatus.ACTIVE : ActivationStatus.SCHEDULED;
    }

    private ActivationSettings settingsOf(RequestActivation request) {
        return roles.settingsOf(request.role()).activation();
    }

    private static List<Finding> failed(List<Finding> findings) {
        return findings.stream().filter(finding -> !finding.met()).toList();
    }
}
