package org.countersign.graph.request;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.countersign.activation.WireTime;
import org.countersign.assignment.AssignmentKind;
import org.countersign.assignment.AssignmentType;
import org.countersign.assignment.Expiry;
import org.countersign.assignment.ExtensionClosures;
import org.countersign.assignment.ExtensionKind;
import org.countersign.assignment.ExtensionRequest;
import org.countersign.assignment.ExtensionStatus;
import org.countersign.assignment.ExtensionTerms;
import org.countersign.assignment.ExtensionWorkflow;
import org.countersign.assignment.Extensions;
import org.countersign.assignment.RequestExtension;
import org.countersign.assignment.RoleAssignments;
import org.countersign.graph.error.GraphError;
import org.countersign.graph.error.GraphException;
import org.countersign.graph.wire.Caller;
import org.countersign.time.DatabaseClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What callers ask for of the assignments they were given themselves: that they end later, or begin anew. */
@Service
class ExtensionOrders {

    private static final Duration LONGEST = Duration.ofDays(3653);

    private final ExtensionWorkflow workflow;
    private final Extensions extensions;
    private final ExtensionClosures closures;
    private final ReadableExtensions readable;
    private final RoleAssignments assignments;
    private final References references;
    private final Caller caller;
    private final DatabaseClock clock;

    ExtensionOrders(
            ExtensionWorkflow workflow,
            Extensions extensions,
            ExtensionClosures closures,
            ReadableExtensions readable,
            RoleAssignments assignments,
            References references,
            Caller caller,
            DatabaseClock clock) {
        this.workflow = workflow;
        this.extensions = extensions;
        this.closures = closures;
        this.readable = readable;
        this.assignments = assignments;
        this.references = references;
        this.caller = caller;
        this.clock = clock;
    }

    /** Whether a body is such an order. */
    static boolean isOne(ScheduleRequestBody body) {
        return body.order().equals("selfextend") || body.order().equals("selfrenew");
    }

    /** Whether a body is such an order for a role to hold. One to extend what the caller activated is another matter. */
    boolean concernsStandingRole(ScheduleRequestBody body) {
        return isOne(body) && (body.order().equals("selfrenew") || holdsStanding(body));
    }

    private boolean holdsStanding(ScheduleRequestBody body) {
        var role = body.role();
        var scope = body.scope();
        return assignments.activeOf(caller.id()).stream()
                .filter(held -> held.type() == AssignmentType.ASSIGNED
                        && held.principal().equals(caller.id()))
                .anyMatch(held -> held.role().equals(role) && held.scope().equals(scope));
    }

    /**
     * Asks the administrators.
     *
     * @throws GraphException if rules are not met, each of them named; the request is kept
     */
    ExtensionRequest ask(AssignmentKind kind, ScheduleRequestBody body) {
        if (body.isRehearsal()) {
            throw GraphException.badRequest("isValidationOnly is not served for selfExtend and selfRenew.");
        }
        return workflow.start(read(kind, body));
    }

    /** Turns the caller down if his request did not get past its rules. */
    ExtensionRequest requireAccepted(ExtensionRequest request) {
        if (request.status() == ExtensionStatus.REFUSED) {
            throw new GraphException(GraphError.rulesFailed(extensions.violations(request.id()).stream()
                    .map(finding -> new GraphError.Detail(finding.rule().wireName(), finding.reason()))
                    .toList()));
        }
        return request;
    }

    /**
     * Takes a request back.
     *
     * @return whether there is one of that id that the caller may read
     * @throws GraphException if it is neither his nor his to cancel, or can no longer be cancelled
     */
    boolean cancel(AssignmentKind kind, UUID id) {
        var request = readable.find(kind, id);
        request.ifPresent(one -> {
            caller.requireMayCancel(one.requestor());
            if (!closures.cancel(one.id(), caller.id())) {
                throw GraphException.badRequest("This request can no longer be cancelled.");
            }
        });
        return request.isPresent();
    }

    /** Decides a request, as the caller, on the terms that the body names; what it leaves out is as it was asked for. */
    void decide(ExtensionRequest request, ReviewBody review) {
        workflow.decide(request.id(), review.verdict(), review.reason(), termsOf(request, review));
    }

    private RequestExtension read(AssignmentKind kind, ScheduleRequestBody body) {
        body.requirePrincipalIs(caller);
        var action = body.order().equals("selfextend") ? ExtensionKind.EXTEND : ExtensionKind.RENEW;
        var schedule = scheduleOf(action, body.scheduleInfo());
        if (schedule.expiry() instanceof Expiry.Unspecified) {
            throw GraphException.badRequest("scheduleInfo.expiration must say until when.");
        }
        var terms = new ExtensionTerms(kind, schedule.start(), endOf(schedule, body.scheduleInfo(), null));
        return new RequestExtension(action, caller.id(), references.roleOf(body), body.scope(), terms, body.reason());
    }

    private @Nullable ExtensionTerms termsOf(ExtensionRequest request, ReviewBody review) {
        if (review.scheduleInfo() == null && review.assignmentType() == null) {
            return null;
        }
        var asked = request.asked();
        var info = review.scheduleInfo();
        var schedule = scheduleOf(request.kind(), info);
        return new ExtensionTerms(
                review.kindOr(asked.kind()),
                info == null || info.startDateTime() == null ? asked.start() : schedule.start(),
                endOf(schedule, info, asked.end()));
    }

    /** What is extended has begun: clients say when, and it stays as it is. */
    private AskedSchedule scheduleOf(ExtensionKind kind, ScheduleRequestBody.@Nullable ScheduleInfo body) {
        return kind == ExtensionKind.EXTEND
                ? AskedSchedule.moved(body, clock.now())
                : AskedSchedule.of(body, clock.now());
    }

    private @Nullable Instant endOf(
            AskedSchedule schedule, ScheduleRequestBody.@Nullable ScheduleInfo body, @Nullable Instant otherwise) {
        if (schedule.expiry() instanceof Expiry.At at) {
            return at.end();
        }
        if (schedule.expiry() instanceof Expiry.After after) {
            return startOf(body).plus(bounded(after.duration()));
        }
        return schedule.expiry() instanceof Expiry.Never ? null : otherwise;
    }

    private Instant startOf(ScheduleRequestBody.@Nullable ScheduleInfo body) {
        return body == null || body.startDateTime() == null
                ? clock.now()
                : WireTime.instant("scheduleInfo.startDateTime", body.startDateTime());
    }

    private static Duration bounded(Duration duration) {
        if (duration.compareTo(LONGEST) > 0) {
            throw GraphException.badRequest("scheduleInfo.expiration.duration is longer than ten years.");
        }
        return duration;
    }
}
