package org.countersign.role;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.countersign.directory.UserId;

/**
 * A change of a role's settings that waits for another administrator.
 *
 * @param id another one whenever it is changed: what is approved by it is what was read by it
 * @param edit for {@link SettingsEdits} to read
 * @param deadline from then on it is too late to approve or deny it
 */
public record SettingsProposal(UUID id, RoleDefinitionId role, String edit, UserId by, Instant at, Instant deadline) {

    boolean isOverdueAt(Instant time) {
        return !time.isBefore(deadline);
    }

    /**
     * What approving it would do, as things are.
     *
     * @param faults why it cannot be approved as it is: the directory has changed, or it cannot be read
     */
    public record Effect(RoleSettings before, RoleSettings after, List<String> faults) {}
}
