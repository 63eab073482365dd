package org.countersign.audit;

import org.countersign.activation.ActivationId;
import org.countersign.activation.Activations;
import org.countersign.activation.AttemptRejected;
import org.countersign.assignment.ExtensionId;
import org.countersign.assignment.ExtensionRequest;
import org.countersign.assignment.Extensions;
import org.countersign.directory.UserId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records what was tried in vain. Nothing changed, so there is no transaction to belong to, or one that is about to be
 * undone: it has its own.
 */
@Component
@Transactional(propagation = Propagation.REQUIRES_NEW)
class AttemptAudit {

    private final AuditScribe scribe;
    private final Activations activations;
    private final Extensions extensions;

    AttemptAudit(AuditScribe scribe, Activations activations, Extensions extensions) {
        this.scribe = scribe;
        this.activations = activations;
        this.extensions = extensions;
    }

    @EventListener
    void on(AttemptRejected event) {
        scribe.write(new Fact(
                activityOf(event.attempt()),
                Outcome.FAILURE,
                event.by(),
                event.message(),
                event.correlation(),
                event.role(),
                targetOf(event),
                new Details().with("code", event.code()).toMap()));
    }

    private static Activity activityOf(AttemptRejected.Attempt attempt) {
        return switch (attempt) {
            case REQUEST -> Activity.REQUEST_REJECTED;
            case DECISION -> Activity.DECISION_REJECTED;
            case CANCELLATION -> Activity.CANCELLATION_REJECTED;
            case DEACTIVATION -> Activity.DEACTIVATION_REJECTED;
            case ASSIGNMENT -> Activity.ASSIGNMENT_REJECTED;
            case SETTINGS -> Activity.SETTINGS_REJECTED;
            case DIRECTORY -> Activity.DIRECTORY_REJECTED;
        };
    }

    private UserId targetOf(AttemptRejected event) {
        return activations
                .find(new ActivationId(event.correlation()))
                .map(activation -> activation.request().requestor())
                .or(() -> extensions.find(new ExtensionId(event.correlation())).map(ExtensionRequest::requestor))
                .orElse(event.by());
    }
}
