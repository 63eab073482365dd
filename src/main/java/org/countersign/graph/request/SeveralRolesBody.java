package org.countersign.graph.request;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.countersign.graph.error.GraphException;
import org.jspecify.annotations.Nullable;

/** Several roles that are asked for at once, for one reason and one time. */
record SeveralRolesBody(
        @Nullable List<Role> roles,
        @Nullable String justification,
        ScheduleRequestBody.@Nullable TicketInfo ticketInfo,
        ScheduleRequestBody.@Nullable ScheduleInfo scheduleInfo) {

    private static final int MOST = 20;

    /** One of the roles. */
    record Role(@Nullable String roleDefinitionId, @Nullable String directoryScopeId) {}

    /** The requests that they come to, in the order in which they are named; what is named twice is asked for once. */
    Stream<ScheduleRequestBody> requests() {
        if (roles == null || roles.isEmpty() || roles.size() > MOST) {
            throw GraphException.badRequest("roles must name 1 to " + MOST + " roles.");
        }
        return new LinkedHashSet<>(roles)
                .stream()
                        .map(role -> new ScheduleRequestBody(
                                "selfActivate",
                                null,
                                role.roleDefinitionId(),
                                role.directoryScopeId(),
                                null,
                                justification,
                                false,
                                ticketInfo,
                                scheduleInfo));
    }
}
