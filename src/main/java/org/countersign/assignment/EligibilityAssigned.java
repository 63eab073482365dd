package org.countersign.assignment;

import org.countersign.directory.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody may activate a role from now on.
 *
 * @param by the administrator; none: the service itself
 */
public record EligibilityAssigned(Eligibility eligibility, @Nullable UserId by, String justification) {}
