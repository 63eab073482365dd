package org.countersign.audit;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.countersign.assignment.ExtensionDecision;
import org.countersign.assignment.ExtensionEvent.ExtensionApproved;
import org.countersign.assignment.ExtensionEvent.ExtensionCanceled;
import org.countersign.assignment.ExtensionEvent.ExtensionDenied;
import org.countersign.assignment.ExtensionEvent.ExtensionRefused;
import org.countersign.assignment.ExtensionEvent.ExtensionRequested;
import org.countersign.assignment.ExtensionEvent.ExtensionTimedOut;
import org.countersign.assignment.ExtensionEvent.ExtensionWithdrawn;
import org.countersign.assignment.ExtensionFinding;
import org.countersign.assignment.ExtensionRequest;
import org.countersign.directory.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Records the life of a request to extend or renew, in the publisher's transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ExtensionAudit {

    private final AuditScribe scribe;

    ExtensionAudit(AuditScribe scribe) {
        this.scribe = scribe;
    }

    @EventListener
    void on(ExtensionRequested event) {
        var request = event.request();
        record(Activity.EXTENSION_REQUESTED, request, request.requestor(), request.justification());
    }

    @EventListener
    void on(ExtensionRefused event) {
        recordFailure(
                Activity.EXTENSION_REFUSED, event.request(), event.request().requestor(), event.failed());
    }

    @EventListener
    void on(ExtensionApproved event) {
        recordDecision(Activity.EXTENSION_APPROVED, event.request(), event.decision());
    }

    @EventListener
    void on(ExtensionDenied event) {
        recordDecision(Activity.EXTENSION_DENIED, event.request(), event.decision());
    }

    @EventListener
    void on(ExtensionCanceled event) {
        record(Activity.EXTENSION_CANCELED, event.request(), event.by(), "");
    }

    @EventListener
    void on(ExtensionTimedOut event) {
        recordFailure(Activity.EXTENSION_TIMED_OUT, event.request(), null, List.of());
    }

    @EventListener
    void on(ExtensionWithdrawn event) {
        record(
                Activity.EXTENSION_WITHDRAWN,
                event.request(),
                event.by(),
                event.request().statusReason());
    }

    private void record(Activity activity, ExtensionRequest request, @Nullable UserId by, String reason) {
        write(activity, Outcome.SUCCESS, request, by, reason, Details.of(request));
    }

    private void recordDecision(Activity activity, ExtensionRequest request, ExtensionDecision decision) {
        var reason = decision.justification();
        var details = Details.of(request).with("decisionJustification", reason);
        var granted = decision.granted();
        if (granted != null) {
            details.with("grantedAssignment", granted.id())
                    .with("grantedType", granted.kind())
                    .with("grantedStart", granted.start())
                    .with("grantedEnd", Details.end(granted.end()));
        }
        write(activity, Outcome.SUCCESS, request, decision.approver(), reason, details);
    }

    private void recordFailure(
            Activity activity, ExtensionRequest request, @Nullable UserId by, List<ExtensionFinding> violations) {
        var names =
                violations.stream().map(finding -> finding.rule().wireName()).collect(joining(", "));
        var details = Details.of(request).with("failedRules", names);
        write(activity, Outcome.FAILURE, request, by, request.statusReason(), details);
    }

    private void write(
            Activity activity,
            Outcome outcome,
            ExtensionRequest request,
            @Nullable UserId by,
            String reason,
            Details details) {
        scribe.write(new Fact(
                activity,
                outcome,
                by,
                reason,
                request.id().value(),
                request.role(),
                request.requestor(),
                details.toMap()));
    }
}
