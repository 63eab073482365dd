package org.countersign.assignment;

import org.countersign.directory.UserId;
import org.jspecify.annotations.Nullable;

/**
 * The start or the end of an active assignment was moved.
 *
 * @param by the administrator; none: the service, because what was activated ends earlier now
 */
public record RoleAssignmentRescheduled(
        RoleAssignment before, RoleAssignment after, @Nullable UserId by, String justification) {}
