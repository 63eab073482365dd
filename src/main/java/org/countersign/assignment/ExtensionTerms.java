package org.countersign.assignment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * On which terms a role is to be held from then on.
 *
 * @param start none: as soon as it is approved; heeded only where something new begins
 * @param end exclusive; none: permanent
 */
public record ExtensionTerms(AssignmentKind kind, @Nullable Instant start, @Nullable Instant end) {

    Instant begins(Instant now) {
        return start == null || start.isBefore(now) ? now : start;
    }
}
