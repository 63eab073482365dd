package org.countersign.notification;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notice that neither goes by itself yet nor in a summary.
 *
 * @param notBefore when its burst ends; as long as nothing holds it, when it was queued
 */
record Waiting(UUID id, Group group, Instant queuedAt, Instant notBefore) {

    /**
     * What is folded together: one kind to one mailbox of one recipient.
     *
     * @param recipient none: an address that a role's settings name
     */
    record Group(@Nullable UUID recipient, String address, NoticeKind kind) {}

    /** Whether it was one too many when its time came. */
    boolean isHeld() {
        return notBefore.isAfter(queuedAt);
    }
}
