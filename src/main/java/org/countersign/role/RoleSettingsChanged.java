package org.countersign.role;

import java.util.UUID;
import org.countersign.directory.UserId;

/**
 * An administrator has changed what a role asks for.
 *
 * @param correlation the proposal that it comes from; a new id where there was none
 */
public record RoleSettingsChanged(RoleSettings before, RoleSettings after, UserId by, UUID correlation) {}
