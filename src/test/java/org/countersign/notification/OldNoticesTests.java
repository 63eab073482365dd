package org.countersign.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.countersign.notification.schema.tables.NotificationMail.NOTIFICATION_MAIL;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.countersign.CountersignTest;
import org.countersign.time.DatabaseClock;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Which notices are forgotten. */
@CountersignTest
class OldNoticesTests {

    private static final Duration KEPT = Duration.ofDays(90);

    @Autowired
    private OldNotices notices;

    @Autowired
    private DSLContext dsl;

    @Autowired
    private DatabaseClock clock;

    @Test
    void whatIsOldAndDoneWithIsForgottenAndNothingElse() {
        var sent = notice(DeliveryState.SENT, KEPT.plusMinutes(1));
        var givenUp = notice(DeliveryState.GIVEN_UP, KEPT.plusMinutes(1));
        var waiting = notice(DeliveryState.QUEUED, KEPT.plusMinutes(1));
        var young = notice(DeliveryState.SENT, KEPT.minusMinutes(1));

        notices.sweep();

        assertThat(left(sent, givenUp, waiting, young)).containsExactlyInAnyOrder(waiting, young);
        dsl.deleteFrom(NOTIFICATION_MAIL)
                .where(NOTIFICATION_MAIL.ID.in(waiting, young))
                .execute();
    }

    @Test
    void manyAreForgottenAFewAtATime() {
        var all = IntStream.rangeClosed(0, OldNotices.BATCH)
                .mapToObj(number -> notice(DeliveryState.SENT, KEPT.plusDays(30)))
                .toArray(UUID[]::new);

        assertThat(notices.sweepSome()).isEqualTo(OldNotices.BATCH);
        notices.sweep();

        assertThat(left(all)).isEmpty();
    }

    @Test
    void aWeekIsTheLeast() {
        assertThatThrownBy(() -> new KeptNotices(Duration.ofDays(6))).hasMessageContaining("countersign.notices.kept");
    }

    private List<UUID> left(UUID... notices) {
        return dsl.select(NOTIFICATION_MAIL.ID)
                .from(NOTIFICATION_MAIL)
                .where(NOTIFICATION_MAIL.ID.in(notices))
                .fetch(NOTIFICATION_MAIL.ID);
    }

    private UUID notice(DeliveryState state, Duration age) {
        var id = UUID.randomUUID();
        var then = clock.now().minus(age);
        dsl.insertInto(NOTIFICATION_MAIL)
                .set(NOTIFICATION_MAIL.ID, id)
                .set(NOTIFICATION_MAIL.KIND, "FROM_AN_OLDER_RELEASE")
                .set(NOTIFICATION_MAIL.CORRELATION_ID, UUID.randomUUID())
                .set(NOTIFICATION_MAIL.ADDRESS, "lee@contoso.example")
                .set(NOTIFICATION_MAIL.SUBJECT, "")
                .set(NOTIFICATION_MAIL.STATE, state.name())
                .set(NOTIFICATION_MAIL.QUEUED_AT, then)
                .set(NOTIFICATION_MAIL.NEXT_ATTEMPT_AT, then)
                .set(NOTIFICATION_MAIL.ATTEMPTS, 1)
                .set(NOTIFICATION_MAIL.LAST_ERROR, "")
                .execute();
        return id;
    }
}
