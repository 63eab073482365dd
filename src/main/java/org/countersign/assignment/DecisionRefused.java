package org.countersign.assignment;

/** A decision that does not count. The message is for the person who tried. */
public class DecisionRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why a decision does not count. */
    public enum Reason {
        /** It is neither yes nor no; or its justification is missing, too long or has control characters. */
        INVALID_DECISION,
        /** It is the approver's own request, or that of another account of his. */
        OWN_REQUEST,
        /** He holds the approving role only eligibly. */
        MUST_ACTIVATE_FIRST,
        /** He is not an approver of this request. */
        NOT_AN_APPROVER,
        /** Somebody decided first, or the request is over. */
        NOT_PENDING,
        /** The time to decide is over. */
        TOO_LATE,
        /** What held at the request does not hold any more, so it could not be granted. */
        NOT_GRANTABLE
    }

    private final Reason reason;

    /** @param message what stands against it, for the person who tried */
    public DecisionRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** What was sent is no decision; the message says what is missing. */
    public static DecisionRefused invalid(String message) {
        return new DecisionRefused(Reason.INVALID_DECISION, message);
    }

    /** The request no longer waits for a decision. */
    public static DecisionRefused notPending() {
        return new DecisionRefused(Reason.NOT_PENDING, "This request no longer waits for a decision.");
    }

    /** Why it does not count. */
    public Reason reason() {
        return reason;
    }
}
