package org.countersign.process;

import java.time.Instant;
import org.countersign.activation.Activation;
import org.countersign.activation.ActivationId;
import org.countersign.activation.Activations;
import org.countersign.activation.Decision;
import org.countersign.activation.Decisions;
import org.countersign.assignment.Verdict;
import org.countersign.notification.ActivationNotice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a notice tells of an activation, as the store has it. */
@Component
class ActivationNotices {

    private final Activations activations;
    private final Decisions decisions;

    ActivationNotices(Activations activations, Decisions decisions) {
        this.activations = activations;
        this.decisions = decisions;
    }

    ActivationNotice about(ActivationId id) {
        var activation = activations.find(id).orElseThrow(() -> new IllegalStateException("No activation " + id));
        var request = activation.request();
        return new ActivationNotice(
                id.value(),
                request.requestor(),
                request.role(),
                request.scope(),
                request.justification(),
                request.ticket().display(),
                request.duration(),
                startOf(activation),
                endOf(activation),
                activation.approvalDeadline(),
                outcomeOf(activation),
                decisions.find(id).map(ActivationNotices::review).orElse(null));
    }

    private static @Nullable Instant startOf(Activation activation) {
        return activation.start() == null ? activation.request().start() : activation.start();
    }

    /** Of a role that ended early, when it did. */
    private static @Nullable Instant endOf(Activation activation) {
        var end = activation.end();
        return end != null
                        && !activation.status().isOpen()
                        && activation.completedAt().isBefore(end)
                ? activation.completedAt()
                : end;
    }

    private static ActivationNotice.Review review(Decision decision) {
        return new ActivationNotice.Review(
                decision.approver(), decision.verdict() == Verdict.APPROVE, decision.justification());
    }

    private static String outcomeOf(Activation activation) {
        return switch (activation.status()) {
            case CANCELED -> "The request was cancelled.";
            case DEACTIVATED -> "The role was deactivated by its holder.";
            case REVOKED -> "The role was taken back before its time.";
            case EXPIRED -> "The time was over.";
            case EXTENDED -> "Its holder extended it: another activation of the role has taken its place.";
            case WITHDRAWN -> "The requestor is no longer eligible.";
            default -> activation.statusReason();
        };
    }
}
