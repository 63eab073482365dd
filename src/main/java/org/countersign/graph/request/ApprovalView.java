package org.countersign.graph.request;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.countersign.activation.Activation;
import org.countersign.activation.ActivationStatus;
import org.countersign.activation.Decision;
import org.countersign.assignment.ExtensionDecision;
import org.countersign.assignment.ExtensionRequest;
import org.countersign.assignment.ExtensionStatus;
import org.countersign.assignment.Verdict;
import org.countersign.directory.User;
import org.jspecify.annotations.Nullable;

/** An approval as it is answered: it has one step, of the same id. */
record ApprovalView(UUID id, List<Step> steps) {

    /** Its step. */
    record Step(
            UUID id,
            @Nullable String displayName,
            @Nullable Instant reviewedDateTime,
            String reviewResult,
            String status,
            boolean assignedToMe,
            String justification,
            @Nullable Reviewer reviewedBy) {}

    /** Who decided. */
    record Reviewer(UUID id, String displayName, String userPrincipalName) {

        static Reviewer of(User user) {
            return new Reviewer(user.id().value(), user.displayName(), user.userPrincipalName());
        }
    }

    /** An approval that nobody has decided. */
    static ApprovalView undecided(Activation activation, boolean isAsked) {
        var isPending = activation.status() == ActivationStatus.PENDING_APPROVAL;
        return undecided(activation.id().value(), statusOf(activation.status()), isAsked && isPending);
    }

    /** The same, of a request to extend or renew. */
    static ApprovalView undecided(ExtensionRequest request, boolean isAsked) {
        return undecided(request.id().value(), statusOf(request.status()), isAsked);
    }

    private static ApprovalView undecided(UUID id, String status, boolean assignedToMe) {
        return new ApprovalView(id, List.of(new Step(id, null, null, "NotReviewed", status, assignedToMe, "", null)));
    }

    /** An approval that somebody has decided. */
    static ApprovalView decided(Activation activation, Decision decision, User by) {
        return decided(activation.id().value(), decision.verdict(), decision.justification(), decision.decidedAt(), by);
    }

    /** The same, of a request to extend or renew. */
    static ApprovalView decided(ExtensionRequest request, ExtensionDecision decision, User by) {
        return decided(request.id().value(), decision.verdict(), decision.justification(), decision.decidedAt(), by);
    }

    private static ApprovalView decided(UUID id, Verdict verdict, String justification, Instant at, User by) {
        return new ApprovalView(
                id,
                List.of(new Step(
                        id,
                        null,
                        at,
                        verdict == Verdict.APPROVE ? "Approve" : "Deny",
                        "Completed",
                        false,
                        justification,
                        Reviewer.of(by))));
    }

    Step step() {
        return steps.get(0);
    }

    private static String statusOf(ActivationStatus status) {
        return switch (status) {
            case REGISTERED -> "Initializing";
            case PENDING_APPROVAL -> "InProgress";
            case TIMED_OUT -> "Expired";
            default -> "Completed";
        };
    }

    private static String statusOf(ExtensionStatus status) {
        return switch (status) {
            case PENDING -> "InProgress";
            case TIMED_OUT -> "Expired";
            default -> "Completed";
        };
    }
}
