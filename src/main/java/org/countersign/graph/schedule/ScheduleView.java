package org.countersign.graph.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.countersign.assignment.Eligibility;
import org.countersign.assignment.Held;
import org.countersign.assignment.RoleAssignment;
import org.countersign.directory.PrincipalId;
import org.countersign.graph.directory.AdministrativeUnitView;
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
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PrincipalView principal,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable AdministrativeUnitView directoryScope,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable EligibilityInstanceView activatedUsing) {

    /** @param as whose role it is to whoever asks: the principal's it was given to, or that of somebody in its group */
    static ScheduleView of(RoleAssignment assignment, PrincipalId as, Expansion expansion) {
        return of(
                assignment,
                AssignmentInstanceView.typeOf(assignment.type()),
                expansion.activatedUsing(assignment.eligibility(), as),
                as,
                expansion);
    }

    /** @param as whose role it is to whoever asks: the principal's it was given to, or that of somebody in its group */
    static ScheduleView of(Eligibility eligibility, PrincipalId as, Expansion expansion) {
        return of(eligibility, null, null, as, expansion);
    }

    private static ScheduleView of(
            Held held,
            @Nullable String assignmentType,
            @Nullable EligibilityInstanceView activatedUsing,
            PrincipalId as,
            Expansion expansion) {
        return new ScheduleView(
                held.scheduleId(),
                as.value(),
                held.role().value(),
                held.scope().path(),
                null,
                held.scheduleId(),
                held.start(),
                null,
                "Provisioned",
                assignmentType,
                memberType(held, as),
                ScheduleInfoView.until(held.start(), held.end()),
                expansion.role(held.role()),
                expansion.principal(as),
                expansion.scope(held.scope()),
                activatedUsing);
    }

    static String memberType(Held held, PrincipalId as) {
        return held.principal().equals(as) ? "Direct" : "Group";
    }
}
