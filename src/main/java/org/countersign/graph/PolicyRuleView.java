package org.countersign.graph;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.countersign.role.ActivationSettings;
import org.countersign.role.RoleSettings;

/** One of the rules that a role's settings are made of, as it is answered. Their ids are the same for every role. */
sealed interface PolicyRuleView {

    String id();

    /** How long at most. */
    record Expiration(
            @JsonProperty("@odata.type") String type,
            String id,
            Target target,
            boolean isExpirationRequired,
            Duration maximumDuration)
            implements PolicyRuleView {}

    /** What has to be given. */
    record Enablement(@JsonProperty("@odata.type") String type, String id, Target target, List<String> enabledRules)
            implements PolicyRuleView {}

    /** Who has to agree. */
    record Approval(@JsonProperty("@odata.type") String type, String id, Target target, ApprovalSettingView setting)
            implements PolicyRuleView {}

    /** What a rule is about. */
    record Target(
            String caller,
            List<String> operations,
            String level,
            List<String> inheritableSettings,
            List<String> enforcedSettings) {

        private static final Target ACTIVATION =
                new Target("EndUser", List.of("All"), "Assignment", List.of(), List.of());
    }

    /** What a role asks of an activation. */
    static List<PolicyRuleView> ofActivation(RoleSettings settings) {
        var activation = settings.activation();
        return List.of(
                new Expiration(
                        "#microsoft.graph.unifiedRoleManagementPolicyExpirationRule",
                        PolicyRule.EXPIRATION.id(),
                        Target.ACTIVATION,
                        true,
                        activation.maximumDuration()),
                new Enablement(
                        "#microsoft.graph.unifiedRoleManagementPolicyEnablementRule",
                        PolicyRule.ENABLEMENT.id(),
                        Target.ACTIVATION,
                        enabled(activation)),
                new Approval(
                        "#microsoft.graph.unifiedRoleManagementPolicyApprovalRule",
                        PolicyRule.APPROVAL.id(),
                        Target.ACTIVATION,
                        ApprovalSettingView.of(settings)));
    }

    private static List<String> enabled(ActivationSettings settings) {
        return Stream.of(
                        settings.mfaRequired() ? "MultiFactorAuthentication" : "",
                        settings.justificationRequired() ? "Justification" : "",
                        settings.ticketRequired() ? "Ticketing" : "")
                .filter(rule -> !rule.isEmpty())
                .toList();
    }
}
