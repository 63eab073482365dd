package org.countersign.graph.policy;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.countersign.graph.policy.PolicyRuleView.Target;
import org.countersign.role.RoleSettings;
import org.jspecify.annotations.Nullable;

/** The authentication context that has to be met for an activation, in place of MFA. */
record AuthenticationContextPolicyRule() implements PolicyRule {

    @Override
    public String id() {
        return "AuthenticationContext_" + Target.END_USER_ASSIGNMENT;
    }

    @Override
    public PolicyRuleView view(RoleSettings settings) {
        var claimValue = settings.activation().authenticationContext();
        return PolicyRuleView.Context.of(
                id(),
                Target.of(Target.END_USER_ASSIGNMENT),
                claimValue != null,
                Objects.requireNonNullElse(claimValue, ""));
    }

    @Override
    public RoleSettings edit(RoleSettings settings, PolicyRuleBody body, List<String> faults) {
        var before = settings.activation().authenticationContext();
        var enabled = body.isEnabled() == null ? before != null : body.isEnabled();
        if (!enabled) {
            return settings.with(settings.activation().withAuthenticationContext(null));
        }
        var claimValue = claimValue(before, body);
        PolicyRule.check(
                claimValue.isEmpty(),
                "An authentication context that is enabled needs a claimValue, c1 to c99.",
                faults);
        return claimValue.isEmpty()
                ? settings
                : settings.with(settings.activation().withAuthenticationContext(claimValue));
    }

    private static String claimValue(@Nullable String before, PolicyRuleBody body) {
        return body.claimValue() == null
                ? Objects.requireNonNullElse(before, "")
                : body.claimValue().strip().toLowerCase(Locale.ROOT);
    }
}
