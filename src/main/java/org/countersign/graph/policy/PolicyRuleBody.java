package org.countersign.graph.policy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.countersign.directory.GroupId;
import org.countersign.directory.UserId;
import org.countersign.graph.wire.Ids;
import org.countersign.graph.wire.NothingElse;
import org.countersign.role.Approver;
import org.countersign.role.RoleSettings;
import org.countersign.role.TicketSystem;
import org.jspecify.annotations.Nullable;

/** A rule as a client sends it, of whichever kind. Its type follows from its id; what is left out stays as it is. */
@NothingElse
@JsonIgnoreProperties("target")
record PolicyRuleBody(
        @Nullable String id,
        @Nullable Boolean isExpirationRequired,
        @Nullable String maximumDuration,
        @Nullable List<String> enabledRules,
        @Nullable List<TicketSystemBody> ticketSystems,
        @Nullable Setting setting,
        @Nullable Boolean isEnabled,
        @Nullable String claimValue,
        @Nullable String notificationType,
        @Nullable String recipientType,
        @Nullable String notificationLevel,
        @Nullable Boolean isDefaultRecipientsEnabled,
        @Nullable List<String> notificationRecipients) {

    private static final Set<String> MODES = Set.of("singlestage", "noapproval");

    /** Where tickets may come from. */
    @NothingElse
    record TicketSystemBody(@Nullable String name, @Nullable String pattern) {

        TicketSystem toTicketSystem() {
            return new TicketSystem(Objects.requireNonNullElse(name, ""), Objects.requireNonNullElse(pattern, ""));
        }
    }

    /** Who has to agree. */
    @NothingElse
    @JsonIgnoreProperties("isRequestorJustificationRequired")
    record Setting(
            @Nullable Boolean isApprovalRequired,
            @Nullable Boolean isApprovalRequiredForExtension,
            @Nullable String approvalMode,
            @Nullable List<Stage> approvalStages) {

        RoleSettings edit(RoleSettings settings, List<String> faults) {
            PolicyRule.check(
                    Boolean.TRUE.equals(isApprovalRequiredForExtension),
                    "Extensions of an activation ask for no approval of their own.",
                    faults);
            PolicyRule.check(
                    approvalMode != null && !MODES.contains(approvalMode.toLowerCase(Locale.ROOT)),
                    "approvalMode may be SingleStage.",
                    faults);
            PolicyRule.check(
                    approvalStages != null && approvalStages.size() > 1,
                    "An approval has one stage, not several.",
                    faults);
            var required = isApprovalRequired == null ? settings.activation().approvalRequired() : isApprovalRequired;
            var edited = settings.with(settings.activation()
                    .withApproval(required, settings.activation().approvalTimeout()));
            return approvalStages == null || approvalStages.isEmpty()
                    ? edited
                    : approvalStages.get(0).edit(edited, faults);
        }
    }

    /** The one stage. */
    @NothingElse
    @JsonIgnoreProperties({"escalationTimeInMinutes", "escalationApprovers"})
    record Stage(
            @Nullable Integer approvalStageTimeOutInDays,
            @Nullable Boolean isApproverJustificationRequired,
            @Nullable Boolean isEscalationEnabled,
            @Nullable List<ApproverBody> primaryApprovers) {

        RoleSettings edit(RoleSettings settings, List<String> faults) {
            PolicyRule.check(
                    Boolean.FALSE.equals(isApproverJustificationRequired),
                    "Approvers always give a justification.",
                    faults);
            PolicyRule.check(Boolean.TRUE.equals(isEscalationEnabled), "There is no escalation.", faults);
            var activation = settings.activation();
            var edited = settings.with(activation.withApproval(activation.approvalRequired(), timeoutAfter(settings)));
            return primaryApprovers == null
                    ? edited
                    : edited.with(primaryApprovers.stream()
                            .flatMap(approver -> approver.toApprover(faults).stream())
                            .toList());
        }

        /** A time-out of part of a day is answered as a day; sent back like that, it stays what it is. */
        private Duration timeoutAfter(RoleSettings settings) {
            var timeout = settings.activation().approvalTimeout();
            return approvalStageTimeOutInDays == null
                            || approvalStageTimeOutInDays == ApprovalSettingView.daysOf(timeout)
                    ? timeout
                    : Duration.ofDays(approvalStageTimeOutInDays);
        }
    }

    /** A user or a group. */
    @NothingElse
    @JsonIgnoreProperties({"id", "description", "isBackup"})
    record ApproverBody(@Nullable String userId, @Nullable String groupId) {

        Optional<Approver> toApprover(List<String> faults) {
            var id = groupId == null ? userId : groupId;
            if (id == null || (userId != null && groupId != null)) {
                faults.add("An approver has either a userId or a groupId.");
                return Optional.empty();
            }
            var parsed = Ids.parse(id);
            PolicyRule.check(parsed.isEmpty(), "An approver's id must be a UUID.", faults);
            return parsed.map(uuid -> groupId == null
                    ? new Approver.OneUser(new UserId(uuid))
                    : new Approver.MembersOf(new GroupId(uuid)));
        }
    }
}
