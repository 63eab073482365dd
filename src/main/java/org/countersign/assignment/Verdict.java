package org.countersign.assignment;

/** What an approver says. */
public enum Verdict {
    APPROVE,
    DENY
}
