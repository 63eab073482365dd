package org.countersign.role;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.countersign.role.NotificationSettings.Topic;

/**
 * In what a role's settings differ from others.
 *
 * @param setting its name, such as {@code approvalRequired}: the audit has it, and it stays what it is
 */
public record SettingsDifference(String setting, String before, String after) {

    /** All of them, in the order in which settings are told. */
    public static List<SettingsDifference> between(RoleSettings before, RoleSettings after) {
        var differences = new Collection();
        differences.addActivation(before.activation(), after.activation());
        differences.add("approvers", approvers(before), approvers(after));
        differences.addAssignments("eligible", before.eligible(), after.eligible());
        differences.addAssignments("active", before.active(), after.active());
        Topic.ALL.forEach(topic -> differences.addNotifications(
                topic, before.notifications().of(topic), after.notifications().of(topic)));
        return List.copyOf(differences.found);
    }

    private static String approvers(RoleSettings settings) {
        return settings.approvers().stream()
                .map(approver -> approver instanceof Approver.MembersOf group
                        ? "members of " + group.id()
                        : ((Approver.OneUser) approver).id().toString())
                .sorted()
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /** Takes what was and what is, and keeps it where they differ. */
    private static final class Collection {

        private final List<SettingsDifference> found = new ArrayList<>();

        Collection add(String setting, Object before, Object after) {
            if (!before.equals(after)) {
                found.add(new SettingsDifference(setting, before.toString(), after.toString()));
            }
            return this;
        }

        void addActivation(ActivationSettings before, ActivationSettings after) {
            add("maximumDuration", before.maximumDuration(), after.maximumDuration())
                    .add("mfaRequired", before.mfaRequired(), after.mfaRequired())
                    .add("justificationRequired", before.justificationRequired(), after.justificationRequired())
                    .add("ticketRequired", before.ticketRequired(), after.ticketRequired())
                    .add("approvalRequired", before.approvalRequired(), after.approvalRequired())
                    .add("approvalTimeout", before.approvalTimeout(), after.approvalTimeout())
                    .add("authenticationContext", context(before), context(after))
                    .add("ticketSystems", before.ticketSystems(), after.ticketSystems());
        }

        private static String context(ActivationSettings settings) {
            return Objects.requireNonNullElse(settings.authenticationContext(), "none");
        }

        void addAssignments(String which, AssignmentSettings before, AssignmentSettings after) {
            add(which + ".permanentAllowed", before.permanentAllowed(), after.permanentAllowed())
                    .add(which + ".maximumDuration", days(before), days(after))
                    .add(
                            which + ".justificationRequired",
                            before.justificationRequired(),
                            after.justificationRequired())
                    .add(which + ".mfaRequired", before.mfaRequired(), after.mfaRequired());
        }

        private static String days(AssignmentSettings settings) {
            return "P" + settings.maximumDuration().toDays() + "D";
        }

        void addNotifications(Topic topic, NotificationRule before, NotificationRule after) {
            var which = "notification." + topic.event() + "." + topic.recipient();
            add(which + ".criticalOnly", before.criticalOnly(), after.criticalOnly())
                    .add(which + ".defaultRecipients", before.defaultRecipients(), after.defaultRecipients())
                    .add(which + ".additionalRecipients", before.additionalRecipients(), after.additionalRecipients());
        }
    }
}
