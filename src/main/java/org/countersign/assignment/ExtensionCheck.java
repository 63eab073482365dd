package org.countersign.assignment;

import java.time.Instant;

/**
 * What a rule of extension looks at.
 *
 * @param target what is to go on, as it stands now
 * @param enabled whether the holder's account is enabled
 */
record ExtensionCheck(
        ExtensionKind kind,
        DirectAssignment target,
        ExtensionTerms terms,
        String justification,
        boolean enabled,
        Instant now) {

    /** Whether the end of what there is moves; else something new begins. */
    boolean movesEnd() {
        return terms.kind() == target.kind() && !target.isOverAt(now);
    }
}
