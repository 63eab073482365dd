package org.countersign.graph.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.countersign.activation.Activation;
import org.countersign.activation.ActivationStatus;
import org.countersign.activation.Rehearsal;
import org.countersign.activation.Ticket;
import org.countersign.assignment.AssignmentAction;
import org.countersign.assignment.AssignmentRequest;
import org.countersign.assignment.ExtensionKind;
import org.countersign.assignment.ExtensionRequest;
import org.countersign.assignment.ExtensionStatus;
import org.countersign.directory.UserId;
import org.countersign.graph.directory.AdministrativeUnitView;
import org.countersign.graph.schedule.Expansion;
import org.countersign.graph.schedule.PrincipalView;
import org.countersign.graph.schedule.RoleDefinitionView;
import org.countersign.graph.schedule.ScheduleInfoView;
import org.jspecify.annotations.Nullable;

/** A schedule request as it is answered. Of an activation, request, approval and schedule have one id. */
public record ScheduleRequestView(
        UUID id,
        String status,
        Instant createdDateTime,
        @Nullable Instant completedDateTime,
        @Nullable UUID approvalId,
        @Nullable String customData,
        String action,
        UUID principalId,
        UUID roleDefinitionId,
        String directoryScopeId,
        @Nullable String appScopeId,
        boolean isValidationOnly,
        @Nullable UUID targetScheduleId,
        String justification,
        CreatedBy createdBy,
        @Nullable ScheduleInfoView scheduleInfo,
        TicketInfo ticketInfo,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RoleDefinitionView roleDefinition,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PrincipalView principal,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable AdministrativeUnitView directoryScope,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ApprovalOutlook approvalOutlook) {

    /**
     * What is to be known of the approval before anything is asked for.
     *
     * @param approverCount how many accounts could give it
     */
    record ApprovalOutlook(boolean isApprovalRequired, int approverCount) {}

    /** Who made it. */
    public record CreatedBy(@Nullable Object application, @Nullable Object device, Author user) {

        public static CreatedBy of(UserId user) {
            return new CreatedBy(null, null, new Author(null, user.value()));
        }
    }

    /** The user who made it. */
    record Author(@Nullable String displayName, UUID id) {}

    /** Its ticket. */
    @Schema(name = "TicketInfoView")
    record TicketInfo(@Nullable String ticketNumber, @Nullable String ticketSystem) {

        static TicketInfo of(Ticket ticket) {
            return new TicketInfo(orNull(ticket.number()), orNull(ticket.system()));
        }

        private static @Nullable String orNull(String text) {
            return text.isEmpty() ? null : text;
        }
    }

    /** A request to activate a role. */
    static ScheduleRequestView of(Activation activation, Expansion expansion) {
        return of(activation, activation.status(), null, expansion);
    }

    /** What a request to activate a role would be, that was only rehearsed. */
    static ScheduleRequestView rehearsed(Rehearsal rehearsal, Expansion expansion) {
        return of(
                rehearsal.activation(),
                rehearsal.expectedStatus(),
                new ApprovalOutlook(rehearsal.approvalRequired(), rehearsal.approvers()),
                expansion);
    }

    /** @param outlook none: it was not only rehearsed */
    private static ScheduleRequestView of(
            Activation activation, ActivationStatus status, @Nullable ApprovalOutlook outlook, Expansion expansion) {
        var request = activation.request();
        var id = activation.id().value();
        return new ScheduleRequestView(
                id,
                statusOf(status),
                activation.createdAt(),
                isUnderWay(status) ? null : activation.completedAt(),
                activation.settings().approvalRequired() ? id : null,
                null,
                request.extension() ? "selfExtend" : "selfActivate",
                request.requestor().value(),
                request.role().value(),
                request.scope().path(),
                null,
                outlook != null,
                id,
                request.justification(),
                CreatedBy.of(request.requestor()),
                ScheduleInfoView.of(activation),
                TicketInfo.of(request.ticket()),
                expansion.role(request.role()),
                expansion.principal(request.requestor()),
                expansion.scope(request.scope()),
                outlook);
    }

    /** An order to give an activated role back, carried out. */
    static ScheduleRequestView deactivated(Activation activation, String justification, Ticket ticket) {
        var request = activation.request();
        return new ScheduleRequestView(
                activation.id().value(),
                "Revoked",
                activation.completedAt(),
                activation.completedAt(),
                null,
                null,
                "selfDeactivate",
                request.requestor().value(),
                request.role().value(),
                request.scope().path(),
                null,
                false,
                activation.id().value(),
                justification,
                CreatedBy.of(request.requestor()),
                null,
                TicketInfo.of(ticket),
                null,
                null,
                null,
                null);
    }

    /** An order of an administrator, carried out just now. */
    static ScheduleRequestView of(AssignmentRequest request) {
        return of(request, false, null);
    }

    /** What an order of an administrator would do, that was only rehearsed. */
    static ScheduleRequestView rehearsed(AssignmentRequest request) {
        return of(request, true, null);
    }

    /** An order of an administrator, carried out. */
    static ScheduleRequestView of(AssignmentRequest request, Expansion expansion) {
        return of(request, false, expansion);
    }

    private static ScheduleRequestView of(
            AssignmentRequest request, boolean isValidationOnly, @Nullable Expansion expansion) {
        var order = request.order();
        var start = request.start();
        return new ScheduleRequestView(
                request.id(),
                statusOf(request),
                request.at(),
                request.at(),
                null,
                null,
                actionOf(order.action()),
                order.key().principal().value(),
                order.key().role().value(),
                order.key().scope().path(),
                null,
                isValidationOnly,
                request.target(),
                order.justification(),
                CreatedBy.of(order.by()),
                start == null ? null : ScheduleInfoView.until(start, request.end()),
                TicketInfo.of(new Ticket(order.ticketNumber(), order.ticketSystem())),
                expansion == null ? null : expansion.role(order.key().role()),
                expansion == null ? null : expansion.principal(order.key().principal()),
                expansion == null ? null : expansion.scope(order.key().scope()),
                null);
    }

    /** A request to extend or renew an assignment. */
    static ScheduleRequestView of(ExtensionRequest request, Expansion expansion) {
        var id = request.id().value();
        var asked = request.asked();
        var decision = request.decision();
        var granted = decision == null ? null : decision.granted();
        return new ScheduleRequestView(
                id,
                statusOf(request.status()),
                request.createdAt(),
                request.isPending() ? null : request.completedAt(),
                request.status() == ExtensionStatus.REFUSED ? null : id,
                null,
                actionOf(request.kind()),
                request.requestor().value(),
                request.role().value(),
                request.scope().path(),
                null,
                false,
                granted == null ? request.target().id() : granted.id(),
                request.justification(),
                CreatedBy.of(request.requestor()),
                granted == null
                        ? ScheduleInfoView.until(startOf(request), asked.end())
                        : ScheduleInfoView.until(granted.start(), granted.end()),
                TicketInfo.of(Ticket.NONE),
                expansion.role(request.role()),
                expansion.principal(request.requestor()),
                expansion.scope(request.scope()),
                null);
    }

    private static Instant startOf(ExtensionRequest request) {
        if (request.kind() == ExtensionKind.EXTEND) {
            return request.target().start();
        }
        var asked = request.asked().start();
        return asked == null ? request.createdAt() : asked;
    }

    static String statusOf(ExtensionStatus status) {
        return switch (status) {
            case PENDING -> "PendingAdminDecision";
            case APPROVED -> "Provisioned";
            case DENIED -> "Denied";
            case CANCELED -> "Canceled";
            case WITHDRAWN -> "Revoked";
            case REFUSED, TIMED_OUT -> "Failed";
        };
    }

    private static String statusOf(AssignmentRequest request) {
        var start = request.start();
        if (start == null) {
            return "Revoked";
        }
        return start.isAfter(request.at()) ? "ScheduleCreated" : "Provisioned";
    }

    static String actionOf(ExtensionKind kind) {
        return kind == ExtensionKind.EXTEND ? "selfExtend" : "selfRenew";
    }

    static String actionOf(AssignmentAction action) {
        return switch (action) {
            case ASSIGN -> "adminAssign";
            case UPDATE -> "adminUpdate";
            case EXTEND -> "adminExtend";
            case RENEW -> "adminRenew";
            case REMOVE -> "adminRemove";
        };
    }

    static String statusOf(ActivationStatus status) {
        return switch (status) {
            case REGISTERED -> "PendingProvisioning";
            case PENDING_APPROVAL -> "PendingApproval";
            case APPROVED -> "PendingProvisioning";
            case SCHEDULED -> "ScheduleCreated";
            // A natural end leaves the request as it was granted.
            case ACTIVE, EXPIRED, EXTENDED -> "Provisioned";
            case DENIED -> "Denied";
            case CANCELED -> "Canceled";
            case DEACTIVATED, WITHDRAWN, REVOKED -> "Revoked";
            case REFUSED, FAILED, TIMED_OUT -> "Failed";
        };
    }

    private static boolean isUnderWay(ActivationStatus status) {
        return status == ActivationStatus.REGISTERED
                || status == ActivationStatus.PENDING_APPROVAL
                || status == ActivationStatus.APPROVED;
    }
}
