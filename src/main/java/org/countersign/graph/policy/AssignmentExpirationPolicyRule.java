package org.countersign.graph.policy;

import java.time.Duration;
import java.util.List;
import org.countersign.graph.policy.PolicyRuleView.Target;
import org.countersign.role.RoleSettings;

/** Whether assignments have to end, and how long they last at most. */
record AssignmentExpirationPolicyRule(AssignmentTarget target) implements PolicyRule {

    @Override
    public String id() {
        return "Expiration_" + target.suffix();
    }

    @Override
    public PolicyRuleView view(RoleSettings settings) {
        var assignment = target.in(settings);
        return PolicyRuleView.Expiration.of(
                id(),
                Target.of(target.suffix()),
                !assignment.permanentAllowed(),
                "P" + assignment.maximumDuration().toDays() + "D");
    }

    @Override
    public RoleSettings edit(RoleSettings settings, PolicyRuleBody body, List<String> faults) {
        var before = target.in(settings);
        var permanent = body.isExpirationRequired() == null ? before.permanentAllowed() : !body.isExpirationRequired();
        return target.put(before.withExpiration(permanent, maximum(before.maximumDuration(), body, faults)), settings);
    }

    private static Duration maximum(Duration before, PolicyRuleBody body, List<String> faults) {
        var maximum = body.maximumDuration();
        return maximum == null ? before : PolicyRule.duration(maximum, faults).orElse(before);
    }
}
