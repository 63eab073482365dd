package org.countersign.graph.policy;

import java.util.List;
import org.countersign.graph.policy.PolicyRuleView.Target;
import org.countersign.role.RoleSettings;

/** What an administrator who assigns a role has to give. */
record AssignmentEnablementPolicyRule(AssignmentTarget target) implements PolicyRule {

    @Override
    public String id() {
        return "Enablement_" + target.suffix();
    }

    @Override
    public PolicyRuleView view(RoleSettings settings) {
        var assignment = target.in(settings);
        var enabled = new EnabledRules(assignment.mfaRequired(), assignment.justificationRequired(), false);
        return PolicyRuleView.Enablement.of(id(), Target.of(target.suffix()), enabled.names(), null);
    }

    @Override
    public RoleSettings edit(RoleSettings settings, PolicyRuleBody body, List<String> faults) {
        var names = body.enabledRules();
        return names == null
                ? settings
                : EnabledRules.ofAssignment(names, faults)
                        .map(enabled -> target.put(
                                target.in(settings).withRequired(enabled.justification(), enabled.mfa()), settings))
                        .orElse(settings);
    }
}
