package org.countersign.graph.request;

import java.util.Objects;
import org.countersign.assignment.AssignmentKind;
import org.countersign.assignment.Verdict;
import org.countersign.graph.error.GraphException;
import org.jspecify.annotations.Nullable;

/**
 * A decision as a client sends it.
 *
 * @param scheduleInfo other dates than those asked for, where a request to extend or renew is approved
 * @param assignmentType another type, there too
 */
public record ReviewBody(
        @Nullable String reviewResult,
        @Nullable String justification,
        ScheduleRequestBody.@Nullable ScheduleInfo scheduleInfo,
        @Nullable String assignmentType) {

    public Verdict verdict() {
        return switch (ScheduleRequestBody.lowerCase(reviewResult)) {
            case "approve" -> Verdict.APPROVE;
            case "deny" -> Verdict.DENY;
            default -> throw GraphException.badRequest("reviewResult must be Approve or Deny.");
        };
    }

    public String reason() {
        return Objects.requireNonNullElse(justification, "");
    }

    AssignmentKind kindOr(AssignmentKind otherwise) {
        return assignmentType == null
                ? otherwise
                : switch (ScheduleRequestBody.lowerCase(assignmentType)) {
                    case "eligible" -> AssignmentKind.ELIGIBLE;
                    case "active" -> AssignmentKind.ACTIVE;
                    default -> throw GraphException.badRequest("assignmentType must be Eligible or Active.");
                };
    }
}
