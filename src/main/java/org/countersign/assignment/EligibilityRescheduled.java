package org.countersign.assignment;

import org.countersign.directory.UserId;

/** An administrator has moved the start or the end of an eligibility. */
public record EligibilityRescheduled(Eligibility before, Eligibility after, UserId by, String justification) {}
