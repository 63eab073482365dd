package org.countersign.graph.audit;

import java.time.Instant;
import java.util.UUID;
import org.countersign.directory.User;
import org.countersign.notification.Delivery;
import org.countersign.notification.DeliveryStatus;
import org.jspecify.annotations.Nullable;

/**
 * A notice and what has become of it, as it is answered.
 *
 * @param kind as the models name it: {@code approval-requested}
 * @param correlationId what it tells of, as in the audit: a request's id, an assignment's or an account's
 * @param channel {@code mail}, or the name of a webhook
 * @param recipient none: an address that a role's settings name, or a user who is gone
 * @param nextAttemptDateTime none: it is sent, or given up
 * @param statusReason why the last attempt failed; empty for who does not read the whole audit
 * @param sentDateTime none: no mail server has taken it
 */
record NoticeView(
        UUID id,
        String kind,
        UUID correlationId,
        String channel,
        @Nullable Recipient recipient,
        String address,
        String subject,
        String status,
        String statusReason,
        int attempts,
        Instant queuedDateTime,
        @Nullable Instant nextAttemptDateTime,
        @Nullable Instant sentDateTime) {

    /** Whom it goes to. */
    record Recipient(UUID id, String displayName) {}

    static NoticeView of(Delivery delivery, @Nullable User recipient) {
        return new NoticeView(
                delivery.id(),
                delivery.kind().key(),
                delivery.correlation(),
                delivery.channel(),
                recipient == null ? null : new Recipient(recipient.id().value(), recipient.displayName()),
                delivery.address(),
                delivery.subject(),
                statusOf(delivery.status()),
                delivery.reason(),
                delivery.attempts(),
                delivery.queuedAt(),
                delivery.nextAttempt(),
                delivery.sentAt());
    }

    static String statusOf(DeliveryStatus status) {
        return switch (status) {
            case QUEUED -> "queued";
            case RETRYING -> "retrying";
            case SENT -> "sent";
            case GIVEN_UP -> "givenUp";
        };
    }
}
