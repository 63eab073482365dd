package org.countersign.graph.policy;

import java.util.List;
import org.countersign.graph.policy.PolicyRuleView.Target;
import org.countersign.role.RoleSettings;

/** Who has to agree to an activation. */
record ApprovalPolicyRule() implements PolicyRule {

    @Override
    public String id() {
        return "Approval_" + Target.END_USER_ASSIGNMENT;
    }

    @Override
    public PolicyRuleView view(RoleSettings settings) {
        return PolicyRuleView.Approval.of(
                id(), Target.of(Target.END_USER_ASSIGNMENT), ApprovalSettingView.of(settings));
    }

    @Override
    public RoleSettings edit(RoleSettings settings, PolicyRuleBody body, List<String> faults) {
        return body.setting() == null ? settings : body.setting().edit(settings, faults);
    }
}
