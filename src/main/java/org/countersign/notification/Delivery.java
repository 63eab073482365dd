package org.countersign.notification;

import java.time.Instant;
import java.util.UUID;
import org.countersign.directory.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A notice to one person and what has become of it, without what it says.
 *
 * @param correlation what it tells of: a request, an assignment or an account
 * @param channel {@code mail}, or the name of a webhook
 * @param recipient none: an address that a role's settings name, or a webhook
 * @param attempts how often it was tried, the attempt under way included
 * @param nextAttempt when it is tried next at the earliest; none: never again
 * @param reason why the last attempt failed, in one line; empty: it did not fail
 * @param sentAt none: it has not gone through
 */
public record Delivery(
        UUID id,
        NoticeKind kind,
        UUID correlation,
        String channel,
        @Nullable UserId recipient,
        String address,
        String subject,
        DeliveryStatus status,
        Instant queuedAt,
        int attempts,
        @Nullable Instant nextAttempt,
        String reason,
        @Nullable Instant sentAt) {

    /** The same, without what a mail server said: that is for who looks after it. */
    public Delivery withoutReason() {
        return new Delivery(
                id,
                kind,
                correlation,
                channel,
                recipient,
                address,
                subject,
                status,
                queuedAt,
                attempts,
                nextAttempt,
                "",
                sentAt);
    }
}
