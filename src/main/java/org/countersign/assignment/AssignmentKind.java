package org.countersign.assignment;

/** What an administrator can give. */
public enum AssignmentKind {
    /** A role to activate. */
    ELIGIBLE,
    /** A role to hold without activating it. */
    ACTIVE
}
