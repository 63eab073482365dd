package org.countersign.assignment;

import org.countersign.directory.UserId;
import org.jspecify.annotations.Nullable;

/**
 * An eligibility may let fewer people activate its role than before, or for less long: it was removed or moved, or members
 * left the group that has it. Whoever keeps something that rests on it looks whether it still does.
 *
 * @param by who ordered it; none: the service itself
 */
public record EligibilityLessened(Eligibility eligibility, @Nullable UserId by, String justification) {}
