package org.countersign.role;

/** Somebody tried what he may not, or not any more, with a proposed change of settings. */
public class ProposalRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** None of that id waits: it may have been closed, or changed. */
        GONE,
        /** Another administrator's waits. */
        TAKEN,
        /** It is his own, or that of another account of the same person. */
        OWN,
        /** It is somebody else's. */
        NOT_OWN,
        /** The account of whoever made it is disabled. */
        PROPOSER_DISABLED,
        /** The decision does not say why. */
        NO_JUSTIFICATION
    }

    private final Reason reason;

    ProposalRefused(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
