package org.countersign.role;

import org.countersign.directory.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A proposal waits no longer.
 *
 * @param by who closed it; none: its time was over
 * @param justification why it was approved or denied; empty: it was neither
 */
public record SettingsProposalClosed(
        SettingsProposal proposal, Outcome outcome, @Nullable UserId by, String justification) {

    /** What became of it. */
    public enum Outcome {
        APPROVED,
        DENIED,
        /** By whoever made it. */
        WITHDRAWN,
        /** Nobody decided it before its deadline. */
        TIMED_OUT
    }
}
