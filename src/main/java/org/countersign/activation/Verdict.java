package org.countersign.activation;

/** What an approver says. */
public enum Verdict {
    APPROVE,
    DENY
}
