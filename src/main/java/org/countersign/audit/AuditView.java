package org.countersign.audit;

import org.countersign.directory.UserId;

/** How much of the trail somebody sees. Every read names it, so that none forgets to. */
public sealed interface AuditView {

    /** All of it: for whom the product's roles allow to read the audit. */
    record Whole() implements AuditView {

        @Override
        public AuditEvent show(AuditEvent event) {
            return event;
        }
    }

    /** What a user did, and what was done to his roles. */
    record Concerning(UserId user) implements AuditView {

        /** Where somebody else called from is not his to know. */
        @Override
        public AuditEvent show(AuditEvent event) {
            return user.equals(event.actor().id()) ? event : event.withoutAddress();
        }
    }

    /** A visible event, without what this view hides of it. */
    AuditEvent show(AuditEvent event);
}
