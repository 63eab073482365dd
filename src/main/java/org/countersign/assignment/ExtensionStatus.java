package org.countersign.assignment;

/** Where a request to extend or renew is in its life. Only a pending one may still change. */
public enum ExtensionStatus {
    /** A rule was not met. */
    REFUSED,
    /** The administrators are asked. */
    PENDING,
    /** An administrator said yes, and the assignment goes on. */
    APPROVED,
    /** An administrator said no. */
    DENIED,
    /** The requestor or an administrator took the request back. */
    CANCELED,
    /** No administrator answered in time. */
    TIMED_OUT,
    /** What was to be extended was removed. */
    WITHDRAWN
}
