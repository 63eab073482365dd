package org.countersign.notification;

import static org.countersign.notification.schema.tables.NotificationMail.NOTIFICATION_MAIL;
import static org.jooq.impl.DSL.row;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.directory.UserId;
import org.countersign.time.DatabaseClock;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The mails that are to be sent. They are added in the transaction of what they tell, and claimed by the handful: a claim
 * hides a mail for {@link #CLAIM}, so that no lock is held while a mail server is talked to, and a node that dies in
 * between leaves it to others. So a mail is sent at least once, always under the same message id. What comes in a burst
 * is folded first ({@link Bursts}).
 */
@Repository
class Outbox {

    /** The channel of mails; each other one is a webhook, by its name. */
    static final String MAIL = "mail";

    static final int MAXIMUM_ATTEMPTS = 10;
    static final Duration CLAIM = Duration.ofMinutes(5);

    /** While a release is rolled out, a newer node may queue what this one could not read, and would stumble over. */
    static final List<String> KNOWN_KINDS =
            Stream.of(NoticeKind.values()).map(NoticeKind::name).toList();

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

    private final DSLContext dsl;
    private final DatabaseClock clock;
    private final Bursts bursts;
    private final ApplicationEventPublisher events;

    Outbox(DSLContext dsl, DatabaseClock clock, Bursts bursts, ApplicationEventPublisher events) {
        this.dsl = dsl;
        this.clock = clock;
        this.bursts = bursts;
        this.events = events;
    }

    /** A mail was queued; it can be sent once the transaction has committed. */
    record MailQueued() {}

    /** A notice to send now. */
    record Claim(Draft draft, Instant queuedAt, int attempts) {}

    /** Queues mails. */
    @Transactional(propagation = Propagation.MANDATORY)
    void add(Collection<Draft> drafts) {
        add(MAIL, drafts);
    }

    /** Queues what a channel is to send. */
    @Transactional(propagation = Propagation.MANDATORY)
    void add(String channel, Collection<Draft> drafts) {
        if (drafts.isEmpty()) {
            return;
        }
        var now = clock.now();
        dsl.insertInto(NOTIFICATION_MAIL)
                .set(drafts.stream().map(draft -> rowOf(channel, draft, now)).toList())
                .execute();
        events.publishEvent(new MailQueued());
    }

    private Record rowOf(String channel, Draft draft, Instant now) {
        var row = dsl.newRecord(NOTIFICATION_MAIL);
        row.set(NOTIFICATION_MAIL.ID, draft.id());
        row.set(NOTIFICATION_MAIL.KIND, draft.kind().name());
        row.set(NOTIFICATION_MAIL.CHANNEL, channel);
        row.set(NOTIFICATION_MAIL.CORRELATION_ID, draft.correlation());
        row.set(NOTIFICATION_MAIL.RECIPIENT_ID, recipientOf(draft));
        row.set(NOTIFICATION_MAIL.ADDRESS, draft.address());
        row.set(NOTIFICATION_MAIL.SUBJECT, draft.subject());
        row.set(NOTIFICATION_MAIL.CONTENT, draft.content());
        row.set(NOTIFICATION_MAIL.GIST, gistOf(draft));
        row.set(NOTIFICATION_MAIL.STATE, DeliveryState.QUEUED.name());
        row.set(NOTIFICATION_MAIL.QUEUED_AT, now);
        row.set(NOTIFICATION_MAIL.NEXT_ATTEMPT_AT, now);
        row.set(NOTIFICATION_MAIL.ATTEMPTS, 0);
        row.set(NOTIFICATION_MAIL.LAST_ERROR, "");
        return row;
    }

    /**
     * The next ones of a channel that are due, hidden from others for a while. Bursts are folded once nothing else is
     * left: that looks at all whose time has come.
     *
     * @param most how many, at least 1
     */
    @Transactional
    List<Claim> claim(String channel, int most) {
        var claims = claimReady(channel, most);
        while (claims.isEmpty() && channel.equals(MAIL) && bursts.areDue()) {
            add(bursts.fold());
            claims = claimReady(channel, most);
        }
        return claims;
    }

    /**
     * The next ones that are none of those channels', and that no node has claimed for that long, hidden from others for
     * a while: there is no such channel any more.
     *
     * @param most how many, at least 1
     */
    @Transactional
    List<Claim> claimForsaken(Collection<String> channels, Duration unclaimed, int most) {
        var now = clock.now();
        return claim(
                NOTIFICATION_MAIL
                        .CHANNEL
                        .notIn(channels)
                        .and(NOTIFICATION_MAIL.NEXT_ATTEMPT_AT.le(now.minus(unclaimed))),
                now,
                most);
    }

    private List<Claim> claimReady(String channel, int most) {
        return claim(NOTIFICATION_MAIL.CHANNEL.eq(channel), clock.now(), most);
    }

    private List<Claim> claim(Condition which, Instant now, int most) {
        var due = dsl.selectFrom(NOTIFICATION_MAIL)
                .where(
                        NOTIFICATION_MAIL.STATE.eq(DeliveryState.QUEUED.name()),
                        NOTIFICATION_MAIL.NEXT_ATTEMPT_AT.le(now),
                        which,
                        NOTIFICATION_MAIL.GIST.isNull().or(NOTIFICATION_MAIL.RELEASED_AT.isNotNull()),
                        NOTIFICATION_MAIL.KIND.in(KNOWN_KINDS))
                .orderBy(NOTIFICATION_MAIL.NEXT_ATTEMPT_AT)
                .limit(most)
                .forUpdate()
                .skipLocked()
                .fetch(Outbox::toClaim);
        if (!due.isEmpty()) {
            dsl.update(NOTIFICATION_MAIL)
                    .set(NOTIFICATION_MAIL.NEXT_ATTEMPT_AT, now.plus(CLAIM))
                    .set(NOTIFICATION_MAIL.ATTEMPTS, NOTIFICATION_MAIL.ATTEMPTS.plus(1))
                    .where(NOTIFICATION_MAIL.ID.in(
                            due.stream().map(claim -> claim.draft().id()).toList()))
                    .execute();
        }
        return due;
    }

    /** Makes what was claimed and not tried due again at once. What another node has claimed meanwhile stays as it is. */
    @Transactional
    void giveBack(List<Claim> claims) {
        dsl.update(NOTIFICATION_MAIL)
                .set(NOTIFICATION_MAIL.NEXT_ATTEMPT_AT, clock.now())
                .set(NOTIFICATION_MAIL.ATTEMPTS, NOTIFICATION_MAIL.ATTEMPTS.minus(1))
                .where(
                        NOTIFICATION_MAIL.STATE.eq(DeliveryState.QUEUED.name()),
                        row(NOTIFICATION_MAIL.ID, NOTIFICATION_MAIL.ATTEMPTS)
                                .in(claims.stream()
                                        .map(claim -> row(claim.draft().id(), claim.attempts()))
                                        .toList()))
                .execute();
    }

    @Transactional
    void sent(UUID id) {
        dsl.update(NOTIFICATION_MAIL)
                .set(NOTIFICATION_MAIL.STATE, DeliveryState.SENT.name())
                .set(NOTIFICATION_MAIL.SENT_AT, clock.now())
                .set(NOTIFICATION_MAIL.LAST_ERROR, "")
                .where(NOTIFICATION_MAIL.ID.eq(id))
                .execute();
        bursts.follow(id);
    }

    /**
     * Records a failure, unless the claim has run out meanwhile and the mail is another node's, or sent.
     *
     * @return whether it will be tried again; if not, it is given up as by {@link #giveUp}
     */
    @Transactional
    boolean failed(Claim claim, String reason) {
        if (claim.attempts() >= MAXIMUM_ATTEMPTS) {
            giveUp(claim, reason);
            return false;
        }
        become(DeliveryState.QUEUED, claim, reason);
        return true;
    }

    /**
     * Gives a mail up, under the same reserve, and publishes {@link NoticeGivenUp} in the same transaction.
     *
     * @param reason why, in one line
     */
    @Transactional
    void giveUp(Claim claim, String reason) {
        if (become(DeliveryState.GIVEN_UP, claim, reason)) {
            events.publishEvent(NoticeGivenUp.of(claim.draft(), reason));
            bursts.givenUpWith(claim.draft().id(), reason).forEach(events::publishEvent);
        }
    }

    private boolean become(DeliveryState state, Claim claim, String reason) {
        var became = dsl.update(NOTIFICATION_MAIL)
                        .set(NOTIFICATION_MAIL.STATE, state.name())
                        .set(NOTIFICATION_MAIL.NEXT_ATTEMPT_AT, clock.now().plus(pauseAfter(claim.attempts())))
                        .set(NOTIFICATION_MAIL.LAST_ERROR, reason.substring(0, Math.min(reason.length(), 1000)))
                        .where(
                                NOTIFICATION_MAIL.ID.eq(claim.draft().id()),
                                NOTIFICATION_MAIL.STATE.eq(DeliveryState.QUEUED.name()),
                                NOTIFICATION_MAIL.ATTEMPTS.eq(claim.attempts()))
                        .execute()
                > 0;
        bursts.follow(claim.draft().id());
        return became;
    }

    /** A minute after the first failure, then three times as long each time, a day at most. */
    static Duration pauseAfter(int attempts) {
        var pause = FIRST_PAUSE.multipliedBy((long) Math.pow(3, Math.min(attempts, 10) - 1));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private static @Nullable String gistOf(Draft draft) {
        var gist = draft.gist();
        return gist == null ? null : gist.stored();
    }

    private static @Nullable UUID recipientOf(Draft draft) {
        var recipient = draft.recipient();
        return recipient == null ? null : recipient.value();
    }

    static @Nullable UserId recipientOf(Record row) {
        var recipient = row.get(NOTIFICATION_MAIL.RECIPIENT_ID);
        return recipient == null ? null : new UserId(recipient);
    }

    private static Claim toClaim(Record row) {
        return new Claim(toDraft(row), row.get(NOTIFICATION_MAIL.QUEUED_AT), row.get(NOTIFICATION_MAIL.ATTEMPTS) + 1);
    }

    /** What is claimed goes by itself: no summary asks for its gist any more. */
    static Draft toDraft(Record row) {
        return new Draft(
                row.get(NOTIFICATION_MAIL.ID),
                NoticeKind.valueOf(row.get(NOTIFICATION_MAIL.KIND)),
                row.get(NOTIFICATION_MAIL.CORRELATION_ID),
                recipientOf(row),
                row.get(NOTIFICATION_MAIL.ADDRESS),
                row.get(NOTIFICATION_MAIL.SUBJECT),
                row.get(NOTIFICATION_MAIL.CONTENT),
                null);
    }
}
