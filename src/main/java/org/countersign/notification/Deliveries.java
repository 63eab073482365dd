package org.countersign.notification;

import static org.countersign.notification.schema.tables.NotificationMail.NOTIFICATION_MAIL;

import java.time.Instant;
import java.util.UUID;
import org.countersign.directory.UserId;
import org.countersign.query.Rows;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What has become of the notices: read, never changed. */
@Repository
@Transactional(readOnly = true)
public class Deliveries {

    /** What of a notice can be filtered and sorted by. */
    public record Columns(
            Field<UUID> id,
            Field<String> kind,
            Field<UUID> correlation,
            Field<UUID> recipient,
            Field<String> address,
            Field<String> status,
            Field<Instant> queuedAt) {}

    /** The columns of notices; kind and status are names of {@link NoticeKind} and {@link DeliveryStatus}. */
    public static final Columns COLUMNS = new Columns(
            NOTIFICATION_MAIL.ID,
            NOTIFICATION_MAIL.KIND,
            NOTIFICATION_MAIL.CORRELATION_ID,
            NOTIFICATION_MAIL.RECIPIENT_ID,
            NOTIFICATION_MAIL.ADDRESS,
            status(),
            NOTIFICATION_MAIL.QUEUED_AT);

    private final DSLContext dsl;

    Deliveries(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** All of them, but for kinds that only a newer node knows. */
    public Rows<Delivery> all() {
        return new Rows<>(
                dsl,
                NOTIFICATION_MAIL,
                NOTIFICATION_MAIL.ID,
                NOTIFICATION_MAIL.KIND.in(Outbox.KNOWN_KINDS),
                Deliveries::toDelivery,
                Delivery::id);
    }

    /** As {@link DeliveryStatus#of} tells it. */
    private static Field<String> status() {
        return DSL.when(
                        NOTIFICATION_MAIL
                                .STATE
                                .eq(DeliveryState.QUEUED.name())
                                .and(NOTIFICATION_MAIL.LAST_ERROR.ne("")),
                        DSL.inline(DeliveryStatus.RETRYING.name()))
                .otherwise(NOTIFICATION_MAIL.STATE);
    }

    private static Delivery toDelivery(Record row) {
        var state = DeliveryState.valueOf(row.get(NOTIFICATION_MAIL.STATE));
        var reason = row.get(NOTIFICATION_MAIL.LAST_ERROR);
        return new Delivery(
                row.get(NOTIFICATION_MAIL.ID),
                NoticeKind.valueOf(row.get(NOTIFICATION_MAIL.KIND)),
                row.get(NOTIFICATION_MAIL.CORRELATION_ID),
                row.get(NOTIFICATION_MAIL.CHANNEL),
                recipientOf(row),
                row.get(NOTIFICATION_MAIL.ADDRESS),
                row.get(NOTIFICATION_MAIL.SUBJECT),
                DeliveryStatus.of(state, reason),
                row.get(NOTIFICATION_MAIL.QUEUED_AT),
                row.get(NOTIFICATION_MAIL.ATTEMPTS),
                state == DeliveryState.QUEUED ? row.get(NOTIFICATION_MAIL.NEXT_ATTEMPT_AT) : null,
                reason,
                row.get(NOTIFICATION_MAIL.SENT_AT));
    }

    private static @Nullable UserId recipientOf(Record row) {
        var recipient = row.get(NOTIFICATION_MAIL.RECIPIENT_ID);
        return recipient == null ? null : new UserId(recipient);
    }
}
