package org.countersign.role;

import java.util.List;

/**
 * The settings of one role.
 *
 * @param approvers who is named to approve; nobody: the active holders of Privileged Role Administrator and Global
 *     Administrator
 */
public record RoleSettings(RoleDefinitionId role, ActivationSettings activation, List<Approver> approvers) {

    public RoleSettings {
        approvers = approvers.stream().distinct().toList();
    }

    /** With other settings of the activation. */
    public RoleSettings with(ActivationSettings other) {
        return new RoleSettings(role, other, approvers);
    }

    /** With other approvers. */
    public RoleSettings with(List<Approver> others) {
        return new RoleSettings(role, activation, others);
    }
}
