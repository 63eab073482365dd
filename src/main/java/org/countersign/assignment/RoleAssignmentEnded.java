package org.countersign.assignment;

import org.countersign.directory.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody no longer holds a role.
 *
 * @param by who ended it; none: the service itself
 */
public record RoleAssignmentEnded(
        RoleAssignment assignment, EndReason reason, @Nullable UserId by, String justification) {}
