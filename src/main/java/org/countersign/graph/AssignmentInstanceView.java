package org.countersign.graph;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.countersign.assignment.AssignmentType;
import org.countersign.assignment.RoleAssignment;
import org.countersign.directory.PrincipalId;
import org.jspecify.annotations.Nullable;

/** A role that somebody holds, as it is answered. */
record AssignmentInstanceView(
        UUID id,
        UUID principalId,
        UUID roleDefinitionId,
        String directoryScopeId,
        @Nullable String appScopeId,
        Instant startDateTime,
        @Nullable Instant endDateTime,
        String assignmentType,
        String memberType,
        UUID roleAssignmentOriginId,
        UUID roleAssignmentScheduleId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RoleDefinitionView roleDefinition,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PrincipalView principal) {

    /** @param as whose role it is to whoever asks: the principal's it was given to, or that of somebody in its group */
    static AssignmentInstanceView of(RoleAssignment assignment, PrincipalId as, Expansion expansion) {
        return new AssignmentInstanceView(
                assignment.id(),
                as.value(),
                assignment.role().value(),
                assignment.scope().path(),
                null,
                assignment.start(),
                assignment.end(),
                typeOf(assignment),
                ScheduleView.memberType(assignment, as),
                assignment.id(),
                assignment.id(),
                expansion.role(assignment.role()),
                expansion.principal(as));
    }

    static String typeOf(RoleAssignment assignment) {
        return assignment.type() == AssignmentType.ACTIVATED ? "Activated" : "Assigned";
    }
}
