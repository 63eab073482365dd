package org.countersign.graph;

import java.util.Objects;
import org.countersign.assignment.Verdict;
import org.jspecify.annotations.Nullable;

/** A decision as a client sends it. */
record ReviewBody(@Nullable String reviewResult, @Nullable String justification) {

    Verdict verdict() {
        return switch (ScheduleRequestBody.lowerCase(reviewResult)) {
            case "approve" -> Verdict.APPROVE;
            case "deny" -> Verdict.DENY;
            default -> throw GraphException.badRequest("reviewResult must be Approve or Deny.");
        };
    }

    String reason() {
        return Objects.requireNonNullElse(justification, "");
    }
}
