package org.countersign.activation;

import java.util.UUID;
import org.countersign.directory.UserId;
import org.countersign.role.RoleDefinitionId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody tried what he may not, or asked for what cannot be meant. Nothing changed.
 *
 * @param code the error's name on the wire
 * @param correlation the request it was about; a new id where there is none
 */
public record AttemptRejected(
        Attempt attempt, UserId by, String code, String message, UUID correlation, @Nullable RoleDefinitionId role) {

    /** What was tried. */
    public enum Attempt {
        REQUEST,
        DECISION,
        CANCELLATION,
        DEACTIVATION,
        /** An administrator's change of who may hold what. */
        ASSIGNMENT,
        /** An administrator's change of what a role asks for. */
        SETTINGS,
        /** An administrator's change of a user, a group or an administrative unit; anybody's of his one-time codes. */
        DIRECTORY
    }
}
