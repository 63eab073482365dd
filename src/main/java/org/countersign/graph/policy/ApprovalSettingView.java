package org.countersign.graph.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.countersign.role.Approver;
import org.countersign.role.RoleSettings;
import org.jspecify.annotations.Nullable;

/** Who has to agree to an activation, as it is answered: one stage, in which any one approver decides. */
record ApprovalSettingView(
        boolean isApprovalRequired,
        boolean isApprovalRequiredForExtension,
        boolean isRequestorJustificationRequired,
        String approvalMode,
        List<Stage> approvalStages) {

    /** @param approvalStageTimeOutInDays whole days, rounded up */
    @Schema(name = "ApprovalStageView")
    record Stage(
            int approvalStageTimeOutInDays,
            boolean isApproverJustificationRequired,
            int escalationTimeInMinutes,
            boolean isEscalationEnabled,
            List<ApproverView> primaryApprovers,
            List<ApproverView> escalationApprovers) {}

    /** A user, or whoever is a member of a group. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ApproverView(@JsonProperty("@odata.type") String type, @Nullable UUID userId, @Nullable UUID groupId) {

        static ApproverView of(Approver approver) {
            return approver instanceof Approver.MembersOf group
                    ? new ApproverView(
                            "#microsoft.graph.groupMembers", null, group.id().value())
                    : new ApproverView(
                            "#microsoft.graph.singleUser",
                            ((Approver.OneUser) approver).id().value(),
                            null);
        }
    }

    static ApprovalSettingView of(RoleSettings settings) {
        var approvers = settings.approvers().stream().map(ApproverView::of).toList();
        var activation = settings.activation();
        return new ApprovalSettingView(
                activation.approvalRequired(),
                false,
                activation.justificationRequired(),
                "SingleStage",
                List.of(new Stage(daysOf(activation.approvalTimeout()), true, 0, false, approvers, List.of())));
    }

    /** Whole days, rounded up: the wire knows no shorter time. */
    static int daysOf(Duration timeout) {
        return Math.toIntExact(timeout.plusDays(1).minusNanos(1).toDays());
    }
}
