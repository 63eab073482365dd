package org.countersign.audit;

import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.countersign.role.ActivationSettings;
import org.countersign.role.Approver;
import org.countersign.role.AssignmentSettings;
import org.countersign.role.NotificationRule;
import org.countersign.role.NotificationSettings.Topic;
import org.countersign.role.RoleSettings;
import org.countersign.role.RoleSettingsChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Records what a role asked for before a change and after it, in the publisher's transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class SettingsAudit {

    private final AuditScribe scribe;

    SettingsAudit(AuditScribe scribe) {
        this.scribe = scribe;
    }

    @EventListener
    void on(RoleSettingsChanged event) {
        scribe.write(new Fact(
                Activity.ROLE_SETTINGS_CHANGED,
                Outcome.SUCCESS,
                event.by(),
                "",
                UUID.randomUUID(),
                event.after().role(),
                null,
                changes(event.before(), event.after()).toMap()));
    }

    private static Details changes(RoleSettings before, RoleSettings after) {
        var then = before.activation();
        var now = after.activation();
        var details = new Details()
                .withChange("maximumDuration", then.maximumDuration(), now.maximumDuration())
                .withChange("mfaRequired", then.mfaRequired(), now.mfaRequired())
                .withChange("justificationRequired", then.justificationRequired(), now.justificationRequired())
                .withChange("ticketRequired", then.ticketRequired(), now.ticketRequired())
                .withChange("approvalRequired", then.approvalRequired(), now.approvalRequired())
                .withChange("approvalTimeout", then.approvalTimeout(), now.approvalTimeout())
                .withChange("authenticationContext", context(then), context(now))
                .withChange("ticketSystems", then.ticketSystems(), now.ticketSystems())
                .withChange("approvers", approvers(before), approvers(after));
        assignments(details, "eligible", before.eligible(), after.eligible());
        assignments(details, "active", before.active(), after.active());
        Topic.ALL.forEach(topic -> notifications(
                details,
                topic,
                before.notifications().of(topic),
                after.notifications().of(topic)));
        return details;
    }

    private static String context(ActivationSettings settings) {
        return Objects.requireNonNullElse(settings.authenticationContext(), "none");
    }

    private static void assignments(
            Details details, String which, AssignmentSettings before, AssignmentSettings after) {
        details.withChange(which + ".permanentAllowed", before.permanentAllowed(), after.permanentAllowed())
                .withChange(which + ".maximumDuration", days(before), days(after))
                .withChange(
                        which + ".justificationRequired", before.justificationRequired(), after.justificationRequired())
                .withChange(which + ".mfaRequired", before.mfaRequired(), after.mfaRequired());
    }

    private static void notifications(Details details, Topic topic, NotificationRule before, NotificationRule after) {
        var which = "notification." + topic.event() + "." + topic.recipient();
        details.withChange(which + ".criticalOnly", before.criticalOnly(), after.criticalOnly())
                .withChange(which + ".defaultRecipients", before.defaultRecipients(), after.defaultRecipients())
                .withChange(
                        which + ".additionalRecipients", before.additionalRecipients(), after.additionalRecipients());
    }

    private static String days(AssignmentSettings settings) {
        return "P" + settings.maximumDuration().toDays() + "D";
    }

    private static String approvers(RoleSettings settings) {
        return settings.approvers().stream()
                .map(approver -> approver instanceof Approver.MembersOf group
                        ? "members of " + group.id()
                        : ((Approver.OneUser) approver).id().toString())
                .sorted()
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
