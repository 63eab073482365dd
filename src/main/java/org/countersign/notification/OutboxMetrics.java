package org.countersign.notification;

import static org.countersign.notification.schema.tables.NotificationMail.NOTIFICATION_MAIL;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.countersign.time.DatabaseClock;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** How many mails wait, for how long the oldest has, and how many were given up. */
@Component
class OutboxMetrics implements MeterBinder {

    private final DSLContext dsl;
    private final DatabaseClock clock;

    OutboxMetrics(DSLContext dsl, DatabaseClock clock) {
        this.dsl = dsl;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("countersign.mails.waiting", () -> count(DeliveryState.QUEUED))
                .description("Mails that wait for an attempt, the first or another")
                .register(registry);
        Gauge.builder("countersign.mails.waiting.oldest", this::oldest)
                .description("For how long the oldest of them has waited")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("countersign.mails.given.up", () -> count(DeliveryState.GIVEN_UP))
                .description("Mails that never went through")
                .register(registry);
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
