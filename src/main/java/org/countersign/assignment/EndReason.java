package org.countersign.assignment;

/** Why an active assignment ended. */
public enum EndReason {
    /** Its time was over. */
    EXPIRED,
    /** Its holder gave it back. */
    DEACTIVATED,
    /** The eligibility it was activated from was removed. */
    WITHDRAWN,
    /** An administrator took it back. */
    REMOVED,
    /** Its holder extended it: what was granted anew takes its place. */
    EXTENDED,
    /** The process took it back before its time. */
    REVOKED
}
