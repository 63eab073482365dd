package org.countersign.graph.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.countersign.assignment.Eligibility;
import org.countersign.directory.PrincipalId;
import org.countersign.graph.directory.AdministrativeUnitView;
import org.jspecify.annotations.Nullable;

/** A role that somebody may activate, as it is answered. */
record EligibilityInstanceView(
        UUID id,
        UUID principalId,
        UUID roleDefinitionId,
        String directoryScopeId,
        @Nullable String appScopeId,
        Instant startDateTime,
        @Nullable Instant endDateTime,
        String memberType,
        UUID roleEligibilityScheduleId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RoleDefinitionView roleDefinition,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PrincipalView principal,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable AdministrativeUnitView directoryScope) {

    /** @param as whose role it is to whoever asks: the principal's it was given to, or that of somebody in its group */
    static EligibilityInstanceView of(Eligibility eligibility, PrincipalId as, Expansion expansion) {
        return new EligibilityInstanceView(
                eligibility.id().value(),
                as.value(),
                eligibility.role().value(),
                eligibility.scope().path(),
                null,
                eligibility.start(),
                eligibility.end(),
                ScheduleView.memberType(eligibility, as),
                eligibility.id().value(),
                expansion.role(eligibility.role()),
                expansion.principal(as),
                expansion.scope(eligibility.scope()));
    }
}
