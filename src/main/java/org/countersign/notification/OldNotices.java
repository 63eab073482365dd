package org.countersign.notification;

import static org.countersign.notification.schema.tables.NotificationMail.NOTIFICATION_MAIL;

import org.countersign.time.DatabaseClock;
import org.jooq.DSLContext;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Forgets notices that were sent or given up long ago: they hold names, and what they told is in the audit. What still
 * waits is never forgotten.
 */
@Component
class OldNotices {

    /** In one transaction; a sweep goes on until nothing is left, and holds up nobody meanwhile. */
    static final int BATCH = 1000;

    private final DSLContext dsl;
    private final DatabaseClock clock;
    private final KeptNotices settings;

    OldNotices(DSLContext dsl, DatabaseClock clock, KeptNotices settings) {
        this.dsl = dsl;
        this.clock = clock;
        this.settings = settings;
    }

    /** Of several nodes each sweeps; what one has removed, the others do not find. */
    @Scheduled(
            initialDelayString = "${countersign.forget-interval:PT1H}",
            fixedDelayString = "${countersign.forget-interval:PT1H}")
    void sweep() {
        while (sweepSome() == BATCH) {
            // There is more.
        }
    }

    /** @return how many were removed */
    int sweepSome() {
        var old = dsl.select(NOTIFICATION_MAIL.ID)
                .from(NOTIFICATION_MAIL)
                .where(
                        NOTIFICATION_MAIL.QUEUED_AT.lt(clock.now().minus(settings.kept())),
                        NOTIFICATION_MAIL.STATE.ne(DeliveryState.QUEUED.name()))
                .orderBy(NOTIFICATION_MAIL.QUEUED_AT, NOTIFICATION_MAIL.ID)
                .limit(BATCH)
                .fetch(NOTIFICATION_MAIL.ID);
        return old.isEmpty()
                ? 0
                : dsl.deleteFrom(NOTIFICATION_MAIL)
                        .where(NOTIFICATION_MAIL.ID.in(old))
                        .execute();
    }
}
