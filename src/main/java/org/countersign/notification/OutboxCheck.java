package org.countersign.notification;

import static org.countersign.notification.schema.tables.NotificationMail.NOTIFICATION_MAIL;

import java.time.Duration;
import java.util.List;
import org.countersign.doctor.Area;
import org.countersign.doctor.Finding;
import org.countersign.doctor.TableCheck;
import org.countersign.time.DatabaseClock;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Whether notices wait for long, or were given up lately. */
class OutboxCheck implements TableCheck {

    private static final long LONG = Duration.ofMinutes(30).toSeconds();
    private static final Duration LATELY = Duration.ofDays(7);

    private final DSLContext dsl;
    private final DatabaseClock clock;

    OutboxCheck(DSLContext dsl, DatabaseClock clock) {
        this.dsl = dsl;
        this.clock = clock;
    }

    @Override
    public Area area() {
        return Area.MAIL;
    }

    @Override
    public List<Finding> look() {
        return List.of(waiting(), givenUp());
    }

    private Finding waiting() {
        var seconds = clock.secondsSince(dsl.select(DSL.min(NOTIFICATION_MAIL.QUEUED_AT))
                .from(NOTIFICATION_MAIL)
                .where(is(DeliveryState.QUEUED))
                .fetchSingle()
                .value1());
        return seconds > LONG
                ? Finding.warn(
                        "The oldest notice has waited for " + (long) seconds / 60 + " minutes",
                        "GET /v1.0/auditLogs/notices says why; docs/notifications.md says how to ask")
                : Finding.ok("No notice has waited for long");
    }

    private Finding givenUp() {
        var count = dsl.fetchCount(
                NOTIFICATION_MAIL,
                is(DeliveryState.GIVEN_UP),
                // What a summary held was given up with it, and counts as one, as in the metrics.
                NOTIFICATION_MAIL.SUMMARY_ID.isNull(),
                NOTIFICATION_MAIL.QUEUED_AT.ge(clock.now().minus(LATELY)));
        return count > 0
                ? Finding.warn(
                        count + " notices of the last seven days were given up",
                        "GET /v1.0/auditLogs/notices says why; docs/notifications.md says how to ask")
                : Finding.ok("No notice of the last seven days was given up");
    }

    private static Condition is(DeliveryState state) {
        return NOTIFICATION_MAIL.STATE.eq(state.name());
    }
}
