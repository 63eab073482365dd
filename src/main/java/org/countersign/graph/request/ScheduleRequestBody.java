package org.countersign.graph.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Objects;
import org.countersign.activation.Ticket;
import org.countersign.directory.UserId;
import org.countersign.graph.error.GraphException;
import org.countersign.graph.wire.Caller;
import org.countersign.graph.wire.Ids;
import org.countersign.role.RoleDefinitionId;
import org.countersign.role.Scope;
import org.jspecify.annotations.Nullable;

/** A schedule request as a client sends it. What it says of its author, its status or its id is not even read. */
record ScheduleRequestBody(
        @Nullable String action,
        @Nullable String principalId,
        @Nullable String roleDefinitionId,
        @Nullable String directoryScopeId,
        @Nullable String appScopeId,
        @Nullable String justification,
        @Nullable Boolean isValidationOnly,
        @Nullable TicketInfo ticketInfo,
        @Nullable ScheduleInfo scheduleInfo) {

    /** A ticket, or parts of one. */
    record TicketInfo(@Nullable String ticketNumber, @Nullable String ticketSystem) {}

    /** From when on, and until when. */
    record ScheduleInfo(
            @Nullable String startDateTime, @Nullable Expiration expiration, @Nullable JsonNode recurrence) {}

    /** Until when. */
    record Expiration(@Nullable String type, @Nullable String endDateTime, @Nullable String duration) {}

    /** What is to be done, in lower case; empty where nothing is said. */
    String order() {
        return lowerCase(action);
    }

    /** @throws GraphException if it names somebody else: what people ask for themselves is theirs alone */
    void requirePrincipalIs(Caller caller) {
        if (principalId != null && !caller.is(new UserId(Ids.inBody("principalId", principalId)))) {
            throw GraphException.badRequest(
                    "principalId must be your own id, or be left out: with " + action + " people ask for themselves.");
        }
    }

    boolean isRehearsal() {
        return Boolean.TRUE.equals(isValidationOnly);
    }

    String reason() {
        return textOf(justification);
    }

    Ticket ticket() {
        return ticketInfo == null
                ? Ticket.NONE
                : new Ticket(textOf(ticketInfo.ticketNumber()), textOf(ticketInfo.ticketSystem()));
    }

    RoleDefinitionId role() {
        if (roleDefinitionId == null) {
            throw GraphException.badRequest("roleDefinitionId is missing.");
        }
        return new RoleDefinitionId(Ids.inBody("roleDefinitionId", roleDefinitionId));
    }

    /** The role it names, as far as it can be told, for the record of a request that is turned down. */
    @Nullable
    RoleDefinitionId roleIfAny() {
        return roleDefinitionId == null
                ? null
                : Ids.parse(roleDefinitionId).map(RoleDefinitionId::new).orElse(null);
    }

    /** The whole directory, unless it says otherwise. */
    Scope scope() {
        if (appScopeId != null) {
            throw GraphException.badRequest("appScopeId is not served; use directoryScopeId.");
        }
        if (directoryScopeId == null) {
            return Scope.DIRECTORY;
        }
        try {
            return new Scope(directoryScopeId);
        } catch (IllegalArgumentException e) {
            throw GraphException.badRequest("directoryScopeId must be a path such as \"/\".");
        }
    }

    static String lowerCase(@Nullable String text) {
        return textOf(text).toLowerCase(Locale.ROOT);
    }

    private static String textOf(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
