package org.countersign.graph.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.countersign.assignment.AssignmentType;
import org.countersign.assignment.RoleAssignment;
import org.countersign.directory.PrincipalId;
import org.countersign.graph.directory.AdministrativeUnitView;
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
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PrincipalView principal,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable AdministrativeUnitView directoryScope,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable EligibilityInstanceView activatedUsing) {

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
                typeOf(assignment.type()),
                ScheduleView.memberType(assignment, as),
                assignment.id(),
                assignment.id(),
                expansion.role(assignment.role()),
                expansion.principal(as),
                expansion.scope(assignment.scope()),
                expansion.activatedUsing(assignment.eligibility(), as));
    }

    static String typeOf(AssignmentType type) {
        return type == AssignmentType.ACTIVATED ? "Activated" : "Assigned";
    }
}
