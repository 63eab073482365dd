package org.countersign.role;

import org.countersign.directory.UserId;

/**
 * A proposal waits no longer.
 *
 * @param by who closed it
 * @param justification why; empty where it was withdrawn
 */
public record SettingsProposalClosed(SettingsProposal proposal, Outcome outcome, UserId by, String justification) {

    /** What became of it. */
    public enum Outcome {
        APPROVED,
        DENIED,
        /** By whoever made it. */
        WITHDRAWN
    }
}
