package org.countersign.graph.policy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.countersign.graph.request.ScheduleRequestView;
import org.countersign.role.SettingsProposal;

/**
 * A change of a policy that waits for another administrator, as it is answered.
 *
 * @param expirationDateTime until when it may be decided
 * @param rules those that would change, as they would be
 * @param currentRules the same as they are
 * @param faults why it cannot be approved as things are; none: it can
 */
record PolicyProposalView(
        UUID id,
        Instant createdDateTime,
        Instant expirationDateTime,
        ScheduleRequestView.CreatedBy createdBy,
        String policyId,
        UUID roleDefinitionId,
        List<PolicyRuleView> rules,
        List<PolicyRuleView> currentRules,
        List<String> faults) {

    static PolicyProposalView of(SettingsProposal proposal, SettingsProposal.Effect effect) {
        return new PolicyProposalView(
                proposal.id(),
                proposal.at(),
                proposal.deadline(),
                ScheduleRequestView.CreatedBy.of(proposal.by()),
                PolicyView.idOf(proposal.role()),
                proposal.role().value(),
                PolicyRules.differing(effect.after(), effect.before()),
                PolicyRules.differing(effect.before(), effect.after()),
                effect.faults());
    }
}
