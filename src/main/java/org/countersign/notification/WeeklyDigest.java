package org.countersign.notification;

import static org.countersign.notification.schema.tables.NotificationDigest.NOTIFICATION_DIGEST;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import org.countersign.assignment.EndingAssignments;
import org.countersign.assignment.ProductRights;
import org.countersign.time.DatabaseClock;
import org.jooq.DSLContext;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Mails every administrator, once a week and by one node, what happened and what is about to end. */
@Component
class WeeklyDigest {

    static final Duration WEEK = Duration.ofDays(7);
    static final Duration SOON = Duration.ofDays(14);

    private final WeekReview review;
    private final EndingAssignments assignments;
    private final ProductRights rights;
    private final DigestComposer composer;
    private final Outbox outbox;
    private final DSLContext dsl;
    private final DatabaseClock clock;

    WeeklyDigest(
            WeekReview review,
            EndingAssignments assignments,
            ProductRights rights,
            DigestComposer composer,
            Outbox outbox,
            DSLContext dsl,
            DatabaseClock clock) {
        this.review = review;
        this.assignments = assignments;
        this.rights = rights;
        this.composer = composer;
        this.outbox = outbox;
        this.dsl = dsl;
        this.clock = clock;
    }

    /** Queues it, unless another node has, or there is nothing to tell. */
    @Scheduled(cron = "${countersign.mail.digest}")
    @Transactional
    public void send() {
        if (claimWeek()) {
            queue();
        }
    }

    /** Whoever moves the row on has the week; it is given back if the mails cannot be queued. */
    private boolean claimWeek() {
        var monday = LocalDate.ofInstant(clock.now(), ZoneOffset.UTC)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return dsl.update(NOTIFICATION_DIGEST)
                        .set(NOTIFICATION_DIGEST.WEEK, monday)
                        .where(NOTIFICATION_DIGEST.WEEK.lt(monday))
                        .execute()
                > 0;
    }

    private void queue() {
        var week = review.since(clock.now().minus(WEEK));
        var ending = assignments.within(SOON);
        if (week.isQuiet() && ending.isEmpty()) {
            return;
        }
        outbox.add(Mailing.toEach(
                rights.administrators().stream(),
                NoticeKind.DIGEST,
                recipient -> composer.compose(recipient, week, ending)));
    }
}
