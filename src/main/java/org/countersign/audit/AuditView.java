package org.countersign.audit;

import org.countersign.directory.UserId;

/** How much of the trail somebody sees. Every read names it, so that none forgets to. */
public sealed interface AuditView {

    /** All of it: for whom the product's roles allow to read the audit. */
    record Whole() implements AuditView {}

    /** What a user did, and what was done to his roles. */
    record Concerning(UserId user) implements AuditView {}
}
