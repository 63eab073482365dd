package org.countersign.graph;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.countersign.directory.GroupId;
import org.countersign.directory.UserId;
import org.countersign.role.Approver;
import org.countersign.role.InvalidSettings;
import org.countersign.role.RoleSettings;
import org.jspecify.annotations.Nullable;

/** A rule as a client sends it, of whichever kind. Its type follows from its id; what is left out stays as it is. */
record PolicyRuleBody(
        @Nullable String id,
        @Nullable Boolean isExpirationRequired,
        @Nullable String maximumDuration,
        @Nullable List<String> enabledRules,
        @Nullable Setting setting) {

    private static final Set<String> MODES = Set.of("singlestage", "noapproval");

    /** Who has to agree. */
    record Setting(
            @Nullable Boolean isApprovalRequired,
            @Nullable Boolean isApprovalRequiredForExtension,
            @Nullable String approvalMode,
            @Nullable List<Stage> approvalStages) {

        RoleSettings edit(RoleSettings settings) {
            PolicyRule.refuseIf(
                    Boolean.TRUE.equals(isApprovalRequiredForExtension),
                    "Extensions of an activation ask for no approval of their own.");
            PolicyRule.refuseIf(
                    approvalMode != null && !MODES.contains(approvalMode.toLowerCase(Locale.ROOT)),
                    "approvalMode may be SingleStage.");
            PolicyRule.refuseIf(
                    approvalStages != null && approvalStages.size() > 1, "An approval has one stage, not several.");
            var required = isApprovalRequired == null ? settings.activation().approvalRequired() : isApprovalRequired;
            var edited = settings.with(settings.activation()
                    .withApproval(required, settings.activation().approvalTimeout()));
            return approvalStages == null || approvalStages.isEmpty()
                    ? edited
                    : approvalStages.get(0).edit(edited);
        }
    }

    /** The one stage. */
    record Stage(
            @Nullable Integer approvalStageTimeOutInDays,
            @Nullable Boolean isApproverJustificationRequired,
            @Nullable Boolean isEscalationEnabled,
            @Nullable List<ApproverBody> primaryApprovers) {

        RoleSettings edit(RoleSettings settings) {
            PolicyRule.refuseIf(
                    Boolean.FALSE.equals(isApproverJustificationRequired), "Approvers always give a justification.");
            PolicyRule.refuseIf(Boolean.TRUE.equals(isEscalationEnabled), "There is no escalation.");
            var activation = settings.activation();
            var edited = settings.with(activation.withApproval(activation.approvalRequired(), timeoutAfter(settings)));
            return primaryApprovers == null
                    ? edited
                    : edited.with(primaryApprovers.stream()
                            .map(ApproverBody::toApprover)
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
    record ApproverBody(@Nullable String userId, @Nullable String groupId) {

        Approver toApprover() {
            PolicyRule.refuseIf((userId == null) == (groupId == null), "An approver has either a userId or a groupId.");
            return groupId == null
                    ? new Approver.OneUser(new UserId(read(userId)))
                    : new Approver.MembersOf(new GroupId(read(groupId)));
        }

        private static UUID read(@Nullable String id) {
            return Ids.parse(Objects.requireNonNullElse(id, ""))
                    .orElseThrow(() -> new InvalidSettings(List.of("An approver's id must be a UUID.")));
        }
    }
}
