package org.countersign.graph.policy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.countersign.role.NotificationSettings.Topic;
import org.countersign.role.RoleSettings;

/** The 17 rules that every role's policy is made of, in the order in which they are listed. */
final class PolicyRules {

    static final List<PolicyRule> ALL = Stream.concat(
                    Stream.<PolicyRule>of(
                            new AssignmentExpirationPolicyRule(AssignmentTarget.ELIGIBLE),
                            new AssignmentEnablementPolicyRule(AssignmentTarget.ELIGIBLE),
                            new AssignmentExpirationPolicyRule(AssignmentTarget.ACTIVE),
                            new AssignmentEnablementPolicyRule(AssignmentTarget.ACTIVE),
                            new ActivationExpirationPolicyRule(),
                            new ActivationEnablementPolicyRule(),
                            new ApprovalPolicyRule(),
                            new AuthenticationContextPolicyRule()),
                    Topic.ALL.stream().map(NotificationPolicyRule::new))
            .toList();

    private PolicyRules() {}

    /** All of them, as those settings have them. */
    static List<PolicyRuleView> viewsOf(RoleSettings settings) {
        return ALL.stream().map(rule -> rule.view(settings)).toList();
    }

    /** Those in which settings differ from others, as the former have them. */
    static List<PolicyRuleView> differing(RoleSettings settings, RoleSettings others) {
        return ALL.stream()
                .filter(rule -> !rule.view(settings).equals(rule.view(others)))
                .map(rule -> rule.view(settings))
                .toList();
    }

    static Optional<PolicyRule> find(String id) {
        return ALL.stream().filter(rule -> rule.id().equalsIgnoreCase(id)).findFirst();
    }
}
