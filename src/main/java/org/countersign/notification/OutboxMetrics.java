package org.countersign.notification;

import static org.countersign.notification.schema.tables.NotificationMail.NOTIFICATION_MAIL;

import java.util.List;
import org.countersign.metrics.Figure;
import org.countersign.metrics.Measured;
import org.countersign.time.DatabaseClock;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** How many mails wait, for how long the oldest has, and how many were given up. */
@Component
class OutboxMetrics implements Measured {

    private final DSLContext dsl;
    private final DatabaseClock clock;

    OutboxMetrics(DSLContext dsl, DatabaseClock clock) {
        this.dsl = dsl;
        this.clock = clock;
    }

    @Override
    public List<Figure> figures() {
        return List.of(
                Figure.count(
                        "countersign.mails.waiting",
                        "Mails that wait for an attempt, the first or another",
                        () -> count(DeliveryState.QUEUED)),
                Figure.seconds(
                        "countersign.mails.waiting.oldest", "For how long the oldest of them has waited", this::oldest),
                Figure.count(
                        "countersign.mails.given.up",
                        "Mails that never went through",
                        () -> count(DeliveryState.GIVEN_UP)));
    }

    private double count(DeliveryState state) {
        return dsl.fetchCount(
                NOTIFICATION_MAIL, NOTIFICATION_MAIL.STATE.eq(state.name()), NOTIFICATION_MAIL.SUMMARY_ID.isNull());
    }

    private double oldest() {
        return clock.secondsSince(dsl.select(DSL.min(NOTIFICATION_MAIL.QUEUED_AT))
                .from(NOTIFICATION_MAIL)
                .where(NOTIFICATION_MAIL.STATE.eq(DeliveryState.QUEUED.name()))
                .fetchSingle()
                .value1());
    }
}
