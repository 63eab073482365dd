package org.countersign.audit;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.countersign.activation.Activation;
import org.countersign.activation.ActivationEvent.ActivationApproved;
import org.countersign.activation.ActivationEvent.ActivationCanceled;
import org.countersign.activation.ActivationEvent.ActivationDenied;
import org.countersign.activation.ActivationEvent.ActivationEnded;
import org.countersign.activation.ActivationEvent.ActivationFailed;
import org.countersign.activation.ActivationEvent.ActivationGranted;
import org.countersign.activation.ActivationEvent.ActivationRefused;
import org.countersign.activation.ActivationEvent.ActivationRequested;
import org.countersign.activation.ActivationEvent.ActivationScheduled;
import org.countersign.activation.ActivationEvent.ActivationTimedOut;
import org.countersign.activation.ActivationEvent.ActivationWithdrawn;
import org.countersign.activation.ActivationEvent.ApprovalRequested;
import org.countersign.activation.Decision;
import org.countersign.activation.Finding;
import org.countersign.assignment.EndReason;
import org.countersign.directory.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records an activation's life. It works in the publisher's transaction and in no other: what cannot be recorded does
 * not happen, and what did not happen is not recorded.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ActivationAudit {

    private final AuditScribe scribe;

    ActivationAudit(AuditScribe scribe) {
        this.scribe = scribe;
    }

    @EventListener
    void on(ActivationRequested event) {
        var activation = event.activation();
        record(Activity.ACTIVATION_REQUESTED, activation, requestorOf(activation), justificationOf(activation));
    }

    @EventListener
    void on(ActivationRefused event) {
        var activation = event.activation();
        recordFailure(Activity.ACTIVATION_REFUSED, activation, requestorOf(activation), event.failed());
    }

    @EventListener
    void on(ApprovalRequested event) {
        record(Activity.APPROVAL_REQUESTED, event.activation(), null, "");
    }

    @EventListener
    void on(ActivationApproved event) {
        recordDecision(Activity.ACTIVATION_APPROVED, event.activation(), event.decision());
    }

    @EventListener
    void on(ActivationDenied event) {
        recordDecision(Activity.ACTIVATION_DENIED, event.activation(), event.decision());
    }

    @EventListener
    void on(ActivationCanceled event) {
        record(Activity.ACTIVATION_CANCELED, event.activation(), event.by(), "");
    }

    @EventListener
    void on(ActivationTimedOut event) {
        recordFailure(Activity.ACTIVATION_TIMED_OUT, event.activation(), null, List.of());
    }

    @EventListener
    void on(ActivationWithdrawn event) {
        var activation = event.activation();
        record(Activity.ACTIVATION_WITHDRAWN, activation, event.by(), activation.statusReason());
    }

    @EventListener
    void on(ActivationScheduled event) {
        record(Activity.ACTIVATION_SCHEDULED, event.activation(), null, justificationOf(event.activation()));
    }

    @EventListener
    void on(ActivationGranted event) {
        record(Activity.ACTIVATION_GRANTED, event.activation(), null, justificationOf(event.activation()));
    }

    @EventListener
    void on(ActivationFailed event) {
        recordFailure(Activity.ACTIVATION_FAILED, event.activation(), null, event.violations());
    }

    @EventListener
    void on(ActivationEnded event) {
        record(activityOf(event.reason()), event.activation(), event.by(), event.justification());
    }

    private static Activity activityOf(EndReason reason) {
        return switch (reason) {
            case EXPIRED -> Activity.ACTIVATED_ROLE_EXPIRED;
            case DEACTIVATED -> Activity.ACTIVATED_ROLE_DEACTIVATED;
            case EXTENDED -> Activity.ACTIVATED_ROLE_EXTENDED;
            case WITHDRAWN, REMOVED -> Activity.ACTIVATED_ROLE_WITHDRAWN;
            case REVOKED -> Activity.ACTIVATED_ROLE_REVOKED;
        };
    }

    private void record(Activity activity, Activation activation, @Nullable UserId by, String reason) {
        write(activity, Outcome.SUCCESS, activation, by, reason, Details.of(activation));
    }

    private void recordDecision(Activity activity, Activation activation, Decision decision) {
        var reason = decision.justification();
        var details = Details.of(activation).with("decisionJustification", reason);
        write(activity, Outcome.SUCCESS, activation, decision.approver(), reason, details);
    }

    private void recordFailure(
            Activity activity, Activation activation, @Nullable UserId by, List<Finding> violations) {
        var names =
                violations.stream().map(finding -> finding.rule().wireName()).collect(joining(", "));
        var details = Details.of(activation).with("failedRules", names);
        write(activity, Outcome.FAILURE, activation, by, activation.statusReason(), details);
    }

    private void write(
            Activity activity,
            Outcome outcome,
            Activation activation,
            @Nullable UserId by,
            String reason,
            Details details) {
        scribe.write(new Fact(
                activity,
                outcome,
                by,
                reason,
                activation.id().value(),
                activation.request().role(),
                requestorOf(activation),
                details.toMap()));
    }

    private static UserId requestorOf(Activation activation) {
        return activation.request().requestor();
    }

    private static String justificationOf(Activation activation) {
        return activation.request().justification();
    }
}
