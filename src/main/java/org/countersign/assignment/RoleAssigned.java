package org.countersign.assignment;

import org.countersign.directory.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody was given a role, without having to activate it.
 *
 * @param by the administrator; none: the service itself
 */
public record RoleAssigned(RoleAssignment assignment, @Nullable UserId by, String justification) {}
