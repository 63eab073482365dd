package org.countersign.graph;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.countersign.assignment.Eligibility;
import org.countersign.assignment.RoleAssignment;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as it is answered.
 *
 * @param createdUsing the request that made it
 * @param assignmentType none: of an eligibility
 */
record ScheduleView(
        UUID id,
        UUID principalId,
        UUID roleDefinitionId,
        String directoryScopeId,
        @Nullable String appScopeId,
        UUID createdUsing,
        Instant createdDateTime,
        @Nullable Instant modifiedDateTime,
        String status,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String assignmentType,
        String memberType,
        ScheduleInfoView scheduleInfo,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RoleDefinitionView roleDefinition,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PrincipalView principal) {

    static ScheduleView of(RoleAssignment assignment, Expansion expansion) {
        return new ScheduleView(
                assignment.id(),
                assignment.principal().value(),
                assignment.role().value(),
                assignment.scope().path(),
                null,
                assignment.id(),
                assignment.start(),
                null,
                "Provisioned",
                AssignmentInstanceView.typeOf(assignment),
                "Direct",
                ScheduleInfoView.until(assignment.start(), assignment.end()),
                expansion.role(assignment.role()),
                expansion.principal(assignment.principal()));
    }

    static ScheduleView of(Eligibility eligibility, Expansion expansion) {
        return new ScheduleView(
                eligibility.id().value(),
                eligibility.principal().value(),
                eligibility.role().value(),
                eligibility.scope().path(),
                null,
                eligibility.id().value(),
                eligibility.start(),
                null,
                "Provisioned",
                null,
                "Direct",
                ScheduleInfoView.until(eligibility.start(), eligibility.end()),
                expansion.role(eligibility.role()),
                expansion.principal(eligibility.principal()));
    }
}
