package org.countersign.assignment;

/** What an administrator does with an assignment. */
public enum AssignmentAction {
    /** Gives it. */
    ASSIGN,
    /** Moves its start and its end. */
    UPDATE,
    /** Moves its end to a later moment. */
    EXTEND,
    /** Gives one that has expired anew. */
    RENEW,
    /** Takes it back. */
    REMOVE
}
