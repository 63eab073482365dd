package org.countersign.graph.policy;

import java.util.List;
import java.util.Locale;
import org.countersign.graph.policy.PolicyRuleView.Target;
import org.countersign.role.NotificationRule;
import org.countersign.role.NotificationSettings.Topic;
import org.countersign.role.RoleSettings;
import org.jspecify.annotations.Nullable;

/** Which mail goes to one kind of recipient about one event. */
record NotificationPolicyRule(Topic topic) implements PolicyRule {

    private static final String EMAIL = "Email";
    private static final String ALL = "All";
    private static final String CRITICAL = "Critical";

    @Override
    public String id() {
        return "Notification_" + recipient() + "_" + target();
    }

    @Override
    public PolicyRuleView view(RoleSettings settings) {
        var rule = settings.notifications().of(topic);
        return new PolicyRuleView.Notification(
                "#microsoft.graph.unifiedRoleManagementPolicyNotificationRule",
                id(),
                Target.of(target()),
                EMAIL,
                recipient(),
                rule.criticalOnly() ? CRITICAL : ALL,
                rule.defaultRecipients(),
                rule.additionalRecipients());
    }

    @Override
    public RoleSettings edit(RoleSettings settings, PolicyRuleBody body, List<String> faults) {
        requireSame("notificationType", body.notificationType(), EMAIL, faults);
        requireSame("recipientType", body.recipientType(), recipient(), faults);
        var before = settings.notifications().of(topic);
        var defaults = body.isDefaultRecipientsEnabled();
        var additional = body.notificationRecipients();
        var rule = new NotificationRule(
                criticalOnly(before, body.notificationLevel(), faults),
                defaults == null ? before.defaultRecipients() : defaults,
                additional == null ? before.additionalRecipients() : additional);
        return settings.with(settings.notifications().with(topic, rule));
    }

    private void requireSame(String property, @Nullable String text, String fixed, List<String> faults) {
        PolicyRule.check(
                text != null && !text.equalsIgnoreCase(fixed), property + " of " + id() + " is " + fixed + ".", faults);
    }

    private static boolean criticalOnly(NotificationRule before, @Nullable String level, List<String> faults) {
        if (level == null) {
            return before.criticalOnly();
        }
        PolicyRule.check(
                !level.equalsIgnoreCase(ALL) && !level.equalsIgnoreCase(CRITICAL),
                "notificationLevel may be All or Critical.",
                faults);
        return level.equalsIgnoreCase(CRITICAL);
    }

    private String recipient() {
        var name = topic.recipient().name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    private String target() {
        return switch (topic.event()) {
            case ELIGIBLE_ASSIGNMENT -> AssignmentTarget.ELIGIBLE.suffix();
            case ACTIVE_ASSIGNMENT -> AssignmentTarget.ACTIVE.suffix();
            case ACTIVATION -> Target.END_USER_ASSIGNMENT;
        };
    }
}
