package org.countersign.graph.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.countersign.assignment.AssignmentType;
import org.countersign.assignment.Holding;
import org.jspecify.annotations.Nullable;

/**
 * A line of an overview as it is answered.
 *
 * @param assignmentType {@code Eligible}, {@code Assigned} or {@code Activated}
 * @param endDateTime none: permanent
 */
record HoldingView(
        UUID id,
        String assignmentType,
        UUID principalId,
        UUID roleDefinitionId,
        String directoryScopeId,
        Instant startDateTime,
        @Nullable Instant endDateTime,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RoleDefinitionView roleDefinition,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PrincipalView principal) {

    static final String ELIGIBLE = "Eligible";

    static HoldingView of(Holding holding, Expansion expansion) {
        return new HoldingView(
                holding.id(),
                typeOf(holding.type()),
                holding.principal().value(),
                holding.role().value(),
                holding.scope().path(),
                holding.start(),
                holding.end(),
                expansion.role(holding.role()),
                expansion.principal(holding.principal()));
    }

    private static String typeOf(@Nullable AssignmentType type) {
        if (type == null) {
            return ELIGIBLE;
        }
        return AssignmentInstanceView.typeOf(type);
    }
}
