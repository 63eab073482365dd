package org.countersign.graph.policy;

import java.util.List;
import org.countersign.graph.policy.PolicyRuleView.Target;
import org.countersign.role.RoleSettings;

/** How long an activation lasts at most. */
record ActivationExpirationPolicyRule() implements PolicyRule {

    @Override
    public String id() {
        return "Expiration_" + Target.END_USER_ASSIGNMENT;
    }

    @Override
    public PolicyRuleView view(RoleSettings settings) {
        return PolicyRuleView.Expiration.of(
                id(),
                Target.of(Target.END_USER_ASSIGNMENT),
                true,
                settings.activation().maximumDuration().toString());
    }

    @Override
    public RoleSettings edit(RoleSettings settings, PolicyRuleBody body, List<String> faults) {
        PolicyRule.check(Boolean.FALSE.equals(body.isExpirationRequired()), "An activation always ends.", faults);
        var maximum = body.maximumDuration();
        return maximum == null
                ? settings
                : PolicyRule.duration(maximum, faults)
                        .map(duration -> settings.with(settings.activation().withMaximumDuration(duration)))
                        .orElse(settings);
    }
}
