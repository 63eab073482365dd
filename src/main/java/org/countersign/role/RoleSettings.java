package org.countersign.role;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The settings of one role.
 *
 * @param approvers who is named to approve; nobody: the active holders of Privileged Role Administrator and Global
 *     Administrator
 * @param eligible what is asked of who assigns it eligibly
 * @param active what is asked of who assigns it actively
 * @param notifications whom mail about it goes to
 */
public record RoleSettings(
        RoleDefinitionId role,
        ActivationSettings activation,
        List<Approver> approvers,
        AssignmentSettings eligible,
        AssignmentSettings active,
        NotificationSettings notifications) {

    public RoleSettings {
        approvers = approvers.stream().distinct().toList();
    }

    /** With the default settings of all that is not named. */
    public RoleSettings(RoleDefinitionId role, ActivationSettings activation, List<Approver> approvers) {
        this(
                role,
                activation,
                approvers,
                AssignmentSettings.ELIGIBLE_DEFAULT,
                AssignmentSettings.ACTIVE_DEFAULT,
                NotificationSettings.DEFAULT);
    }

    /** What a role has where nobody set anything. */
    static RoleSettings defaultOf(RoleDefinitionId role) {
        return new RoleSettings(role, ActivationSettings.DEFAULT, List.of());
    }

    /** With other settings of the activation. */
    public RoleSettings with(ActivationSettings other) {
        return new RoleSettings(role, other, approvers, eligible, active, notifications);
    }

    /** With other approvers. */
    public RoleSettings with(List<Approver> others) {
        return new RoleSettings(role, activation, others, eligible, active, notifications);
    }

    /** With other settings of eligible assignments. */
    public RoleSettings withEligible(AssignmentSettings other) {
        return new RoleSettings(role, activation, approvers, other, active, notifications);
    }

    /** With other settings of active assignments. */
    public RoleSettings withActive(AssignmentSettings other) {
        return new RoleSettings(role, activation, approvers, eligible, other, notifications);
    }

    /** With other rules of mail. */
    public RoleSettings with(NotificationSettings others) {
        return new RoleSettings(role, activation, approvers, eligible, active, others);
    }

    /** Everything that is wrong with them, whoever is in the directory. */
    List<String> faults() {
        return Stream.of(
                        activation.faults(),
                        eligible.faults("Eligible"),
                        active.faults("Active"),
                        notifications.faults())
                .flatMap(Function.identity())
                .toList();
    }
}
