package org.countersign.notification;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;
import static org.countersign.notification.schema.tables.NotificationBurst.NOTIFICATION_BURST;
import static org.countersign.notification.schema.tables.NotificationFolding.NOTIFICATION_FOLDING;
import static org.countersign.notification.schema.tables.NotificationMail.NOTIFICATION_MAIL;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.notification.SummaryComposer.Line;
import org.countersign.notification.Waiting.Group;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectLimitStep;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which notices wait, were released by themselves, or go in a summary. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class BurstStore {

    /** What only a newer node knows is its to fold. */
    private static final Condition WAITS = NOTIFICATION_MAIL
            .STATE
            .eq(DeliveryState.QUEUED.name())
            .and(NOTIFICATION_MAIL.GIST.isNotNull())
            .and(NOTIFICATION_MAIL.RELEASED_AT.isNull())
            .and(NOTIFICATION_MAIL.SUMMARY_ID.isNull())
            .and(NOTIFICATION_MAIL.KIND.in(Outbox.KNOWN_KINDS));

    static final int MOST_AT_ONCE = 1000;

    private final DSLContext dsl;

    BurstStore(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** In the order of the index, or else the database might read all mails there ever were in search of one. */
    boolean isAnyDue(Instant now) {
        return !selectDue(now).limit(1).fetch().isEmpty();
    }

    /** Waits until no other node folds, and keeps others from it until the transaction's end. */
    void takeTurn() {
        dsl.selectFrom(NOTIFICATION_FOLDING).forUpdate().fetch();
    }

    /** Of each group that is due, what is, the oldest first: no more than one turn can well take. */
    Map<Group, List<Waiting>> due(Instant now) {
        return selectDue(now).limit(MOST_AT_ONCE).fetch(BurstStore::toWaiting).stream()
                .sorted(Comparator.comparing(Waiting::queuedAt).thenComparing(Waiting::id))
                .collect(groupingBy(Waiting::group, LinkedHashMap::new, toList()));
    }

    private SelectLimitStep<? extends Record> selectDue(Instant now) {
        return dsl.select(
                        NOTIFICATION_MAIL.ID,
                        NOTIFICATION_MAIL.RECIPIENT_ID,
                        NOTIFICATION_MAIL.ADDRESS,
                        NOTIFICATION_MAIL.KIND,
                        NOTIFICATION_MAIL.QUEUED_AT,
                        NOTIFICATION_MAIL.NEXT_ATTEMPT_AT)
                .from(NOTIFICATION_MAIL)
                .where(WAITS, NOTIFICATION_MAIL.NEXT_ATTEMPT_AT.le(now))
                .orderBy(NOTIFICATION_MAIL.NEXT_ATTEMPT_AT);
    }

    /** How many of them went by themselves since then. */
    Map<Group, Integer> releasedSince(Instant moment, Set<Group> groups) {
        return dsl.select(
                        NOTIFICATION_MAIL.RECIPIENT_ID,
                        NOTIFICATION_MAIL.ADDRESS,
                        NOTIFICATION_MAIL.KIND,
                        count().as("released"))
                .from(NOTIFICATION_MAIL)
                .where(NOTIFICATION_MAIL.RELEASED_AT.gt(moment), goToAny(groups))
                .groupBy(NOTIFICATION_MAIL.RECIPIENT_ID, NOTIFICATION_MAIL.ADDRESS, NOTIFICATION_MAIL.KIND)
                .fetchMap(BurstStore::toGroup, row -> row.get("released", Integer.class));
    }

    /** The bursts that are under way, and when they end; those that are over are forgotten. */
    Map<Group, Instant> underWay(Instant now) {
        dsl.deleteFrom(NOTIFICATION_BURST)
                .where(NOTIFICATION_BURST.ENDS_AT.le(now))
                .execute();
        return dsl.selectFrom(NOTIFICATION_BURST)
                .where(NOTIFICATION_BURST.KIND.in(Outbox.KNOWN_KINDS))
                .fetchMap(BurstStore::toGroupOfBurst, row -> row.get(NOTIFICATION_BURST.ENDS_AT));
    }

    void begin(Group group, Instant end) {
        dsl.insertInto(NOTIFICATION_BURST)
                .set(NOTIFICATION_BURST.KIND, group.kind().name())
                .set(NOTIFICATION_BURST.RECIPIENT_ID, group.recipient())
                .set(NOTIFICATION_BURST.ADDRESS, group.address())
                .set(NOTIFICATION_BURST.ENDS_AT, end)
                .execute();
    }

    void release(List<Waiting> notices, Instant now) {
        dsl.update(NOTIFICATION_MAIL)
                .set(NOTIFICATION_MAIL.RELEASED_AT, now)
                .set(NOTIFICATION_MAIL.NEXT_ATTEMPT_AT, now)
                .where(are(notices))
                .execute();
    }

    void hold(List<Waiting> notices, Instant until) {
        dsl.update(NOTIFICATION_MAIL)
                .set(NOTIFICATION_MAIL.NEXT_ATTEMPT_AT, until)
                .where(are(notices))
                .execute();
    }

    /** What a summary says of them, the oldest first. */
    List<Line> linesOf(List<Waiting> notices) {
        return dsl.select(NOTIFICATION_MAIL.SUBJECT, NOTIFICATION_MAIL.GIST)
                .from(NOTIFICATION_MAIL)
                .where(are(notices))
                .orderBy(NOTIFICATION_MAIL.QUEUED_AT, NOTIFICATION_MAIL.ID)
                .fetch(row -> new Line(row.get(NOTIFICATION_MAIL.SUBJECT), Gist.read(row.get(NOTIFICATION_MAIL.GIST))));
    }

    void putInto(UUID summary, List<Waiting> notices) {
        dsl.update(NOTIFICATION_MAIL)
                .set(NOTIFICATION_MAIL.SUMMARY_ID, summary)
                .where(are(notices))
                .execute();
    }

    void follow(UUID summary) {
        var leader = NOTIFICATION_MAIL.as("leader");
        dsl.update(NOTIFICATION_MAIL)
                .set(
                        row(
                                NOTIFICATION_MAIL.STATE,
                                NOTIFICATION_MAIL.ATTEMPTS,
                                NOTIFICATION_MAIL.NEXT_ATTEMPT_AT,
                                NOTIFICATION_MAIL.LAST_ERROR,
                                NOTIFICATION_MAIL.SENT_AT),
                        select(leader.STATE, leader.ATTEMPTS, leader.NEXT_ATTEMPT_AT, leader.LAST_ERROR, leader.SENT_AT)
                                .from(leader)
                                .where(leader.ID.eq(summary)))
                .where(NOTIFICATION_MAIL.SUMMARY_ID.eq(summary))
                .execute();
    }

    List<NoticeGivenUp> givenUpWith(UUID summary, String reason) {
        return dsl.selectFrom(NOTIFICATION_MAIL)
                .where(NOTIFICATION_MAIL.SUMMARY_ID.eq(summary))
                .orderBy(NOTIFICATION_MAIL.QUEUED_AT, NOTIFICATION_MAIL.ID)
                .fetch(row -> new NoticeGivenUp(
                        row.get(NOTIFICATION_MAIL.ID),
                        NoticeKind.valueOf(row.get(NOTIFICATION_MAIL.KIND)),
                        row.get(NOTIFICATION_MAIL.CORRELATION_ID),
                        Outbox.recipientOf(row),
                        row.get(NOTIFICATION_MAIL.ADDRESS),
                        reason));
    }

    private static Condition are(List<Waiting> notices) {
        return NOTIFICATION_MAIL.ID.in(notices.stream().map(Waiting::id).toList());
    }

    /** Of their kinds, to their recipients: what they are, and little else. */
    private static Condition goToAny(Set<Group> groups) {
        var recipients = groups.stream().flatMap(group -> Stream.ofNullable(group.recipient()));
        var addresses =
                groups.stream().filter(group -> group.recipient() == null).map(Group::address);
        var kinds = groups.stream().map(group -> group.kind().name());
        var toUser = NOTIFICATION_MAIL.RECIPIENT_ID.in(recipients.collect(toSet()));
        var toAddress =
                NOTIFICATION_MAIL.RECIPIENT_ID.isNull().and(NOTIFICATION_MAIL.ADDRESS.in(addresses.collect(toSet())));
        return NOTIFICATION_MAIL.KIND.in(kinds.collect(toSet())).and(toUser.or(toAddress));
    }

    private static Group toGroup(Record row) {
        return new Group(
                row.get(NOTIFICATION_MAIL.RECIPIENT_ID),
                row.get(NOTIFICATION_MAIL.ADDRESS),
                NoticeKind.valueOf(row.get(NOTIFICATION_MAIL.KIND)));
    }

    private static Group toGroupOfBurst(Record row) {
        return new Group(
                row.get(NOTIFICATION_BURST.RECIPIENT_ID),
                row.get(NOTIFICATION_BURST.ADDRESS),
                NoticeKind.valueOf(row.get(NOTIFICATION_BURST.KIND)));
    }

    private static Waiting toWaiting(Record row) {
        return new Waiting(
                row.get(NOTIFICATION_MAIL.ID),
                toGroup(row),
                row.get(NOTIFICATION_MAIL.QUEUED_AT),
                row.get(NOTIFICATION_MAIL.NEXT_ATTEMPT_AT));
    }
}
