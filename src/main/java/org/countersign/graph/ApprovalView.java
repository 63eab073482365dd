package org.countersign.graph;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.countersign.activation.Activation;
import org.countersign.activation.ActivationStatus;
import org.countersign.activation.Decision;
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
        var id = activation.id().value();
        var isPending = activation.status() == ActivationStatus.PENDING_APPROVAL;
        return new ApprovalView(
                id,
                List.of(new Step(
                        id, null, null, "NotReviewed", statusOf(activation.status()), isAsked && isPending, "", null)));
    }

    /** An approval that somebody has decided. */
    static ApprovalView decided(Activation activation, Decision decision, User by) {
        var id = activation.id().value();
        return new ApprovalView(
                id,
                List.of(new Step(
                        id,
                        null,
                        decision.decidedAt(),
                        decision.verdict() == Verdict.APPROVE ? "Approve" : "Deny",
                        "Completed",
                        false,
                        decision.justification(),
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
}
