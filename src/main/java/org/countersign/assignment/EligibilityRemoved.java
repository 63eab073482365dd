package org.countersign.assignment;

import org.countersign.directory.UserId;

/** Somebody may no longer activate a role; what he had activated of it has ended. */
public record EligibilityRemoved(Eligibility eligibility, UserId by, String justification) {}
