package org.countersign.audit;

import static org.countersign.audit.schema.tables.AuditEvent.AUDIT_EVENT;
import static org.countersign.audit.schema.tables.AuditPending.AUDIT_PENDING;
import static org.countersign.audit.schema.tables.AuditSeal.AUDIT_SEAL;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.audit.chain.CanonicalEvent;
import org.countersign.directory.GroupId;
import org.countersign.directory.UserId;
import org.countersign.query.Rows;
import org.countersign.recall.Gathered;
import org.countersign.role.RoleDefinitionId;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of the trail. They are added and read, never changed. */
@Repository
@Transactional(readOnly = true)
public class AuditTrail {

    private static final String USER = "USER";
    private static final String GROUP = "GROUP";

    /** What of an event can be filtered and sorted by. */
    public record Columns(
            Field<UUID> id,
            Field<String> activity,
            Field<Instant> occurredAt,
            Field<String> outcome,
            Field<UUID> correlation,
            Field<UUID> actor,
            Field<String> actorName,
            Field<UUID> role,
            Field<String> roleName,
            Field<UUID> target,
            Field<String> targetName,
            Field<String> targetType) {}

    /**
     * The columns of events; the activity and the outcome are names of {@link Activity} and {@link Outcome}, the type of a
     * target is USER or GROUP.
     */
    public static final Columns COLUMNS = new Columns(
            AUDIT_EVENT.ID,
            AUDIT_EVENT.ACTIVITY,
            AUDIT_EVENT.OCCURRED_AT,
            AUDIT_EVENT.RESULT,
            AUDIT_EVENT.CORRELATION_ID,
            AUDIT_EVENT.ACTOR_ID,
            AUDIT_EVENT.ACTOR_NAME,
            AUDIT_EVENT.ROLE_ID,
            AUDIT_EVENT.ROLE_NAME,
            AUDIT_EVENT.TARGET_ID,
            AUDIT_EVENT.TARGET_NAME,
            AUDIT_EVENT.TARGET_TYPE);

    private final Gathered<Record> added = Gathered.write(this::insert, AUDIT_EVENT, AUDIT_PENDING);

    private final DSLContext dsl;
    private final StoredDetails details;

    AuditTrail(DSLContext dsl, StoredDetails details) {
        this.dsl = dsl;
        this.details = details;
    }

    /** What there is to see, newest first, at most {@code limit}. */
    public List<AuditEvent> newestFirst(AuditView view, int limit) {
        return newestFirst(isVisibleIn(view), limit).stream().map(view::show).toList();
    }

    /** What there is to see of one story, newest first, at most {@code limit}. */
    public List<AuditEvent> newestFirst(AuditView view, UUID correlation, int limit) {
        return newestFirst(isVisibleIn(view).and(AUDIT_EVENT.CORRELATION_ID.eq(correlation)), limit).stream()
                .map(view::show)
                .toList();
    }

    /** What there is to see. */
    public Rows<AuditEvent> events(AuditView view) {
        return new Rows<>(
                dsl, AUDIT_EVENT, AUDIT_EVENT.ID, isVisibleIn(view), row -> view.show(toEvent(row)), AuditEvent::id);
    }

    /** The row of that id, if it is to be seen. */
    public Optional<AuditEvent> find(AuditView view, UUID id) {
        return dsl.selectFrom(AUDIT_EVENT)
                .where(isVisibleIn(view), AUDIT_EVENT.ID.eq(id))
                .fetchOptional(this::toEvent)
                .map(view::show);
    }

    /** What was sealed after a number and happened in a span of time, in the order of the chain. */
    List<SealedFact> sealedAfter(long seq, Instant from, Instant until, int limit) {
        return dsl.select(AUDIT_SEAL.SEQ, AUDIT_SEAL.HASH)
                .select(AUDIT_EVENT.fields())
                .from(AUDIT_SEAL)
                .join(AUDIT_EVENT)
                .on(AUDIT_EVENT.ID.eq(AUDIT_SEAL.EVENT_ID))
                .where(AUDIT_SEAL.SEQ.gt(seq), AUDIT_EVENT.OCCURRED_AT.ge(from), AUDIT_EVENT.OCCURRED_AT.lt(until))
                .orderBy(AUDIT_SEAL.SEQ)
                .limit(limit)
                .fetch(row -> new SealedFact(row.get(AUDIT_SEAL.SEQ), row.get(AUDIT_SEAL.HASH), toEvent(row)));
    }

    /** Adds it, with its digest, and leaves it to be sealed. The facts of a transaction are written together. */
    @Transactional(propagation = Propagation.MANDATORY)
    void add(AuditEvent event) {
        added.add(toRow(event));
    }

    private void insert(List<Record> rows) {
        dsl.insertInto(AUDIT_EVENT, AUDIT_EVENT.fields()).valuesOfRecords(rows).execute();
        dsl.insertInto(AUDIT_PENDING, AUDIT_PENDING.EVENT_ID)
                .valuesOfRows(rows.stream()
                        .map(row -> DSL.row(row.get(AUDIT_EVENT.ID)))
                        .toList())
                .execute();
    }

    private Record toRow(AuditEvent event) {
        var actor = event.actor();
        var role = event.role();
        var target = event.target();
        var row = dsl.newRecord(AUDIT_EVENT);
        row.set(AUDIT_EVENT.ID, event.id());
        row.set(AUDIT_EVENT.ACTIVITY, event.activity().name());
        row.set(AUDIT_EVENT.OCCURRED_AT, event.occurredAt());
        row.set(AUDIT_EVENT.RESULT, event.outcome().name());
        row.set(AUDIT_EVENT.REASON, event.reason());
        row.set(AUDIT_EVENT.CORRELATION_ID, event.correlation());
        row.set(AUDIT_EVENT.ACTOR_ID, valueOf(actor.id()));
        row.set(AUDIT_EVENT.ACTOR_NAME, actor.name());
        row.set(AUDIT_EVENT.ACTOR_ADDRESS, actor.address());
        row.set(AUDIT_EVENT.ROLE_ID, role == null ? null : role.id().value());
        row.set(AUDIT_EVENT.ROLE_NAME, role == null ? "" : role.name());
        row.set(AUDIT_EVENT.TARGET_ID, target == null ? null : target.id().value());
        row.set(AUDIT_EVENT.TARGET_TYPE, target != null && target.id() instanceof GroupId ? GROUP : USER);
        row.set(AUDIT_EVENT.TARGET_NAME, target == null ? "" : target.name());
        row.set(AUDIT_EVENT.DETAILS, details.write(event.details()));
        row.set(AUDIT_EVENT.FORMAT, CanonicalEvent.FORMAT);
        row.set(AUDIT_EVENT.DIGEST, CanonicalEvent.digestOf(row));
        return row;
    }

    private List<AuditEvent> newestFirst(Condition condition, int limit) {
        return dsl.selectFrom(AUDIT_EVENT)
                .where(condition)
                .orderBy(AUDIT_EVENT.OCCURRED_AT.desc(), AUDIT_EVENT.ID.desc())
                .limit(limit)
                .fetch(this::toEvent);
    }

    private static Condition isVisibleIn(AuditView view) {
        if (view instanceof AuditView.Concerning concerning) {
            var user = concerning.user().value();
            return AUDIT_EVENT.ACTOR_ID.eq(user).or(AUDIT_EVENT.TARGET_ID.eq(user));
        }
        return DSL.noCondition();
    }

    private AuditEvent toEvent(Record row) {
        return new AuditEvent(
                row.get(AUDIT_EVENT.ID),
                Activity.valueOf(row.get(AUDIT_EVENT.ACTIVITY)),
                row.get(AUDIT_EVENT.OCCURRED_AT),
                Outcome.valueOf(row.get(AUDIT_EVENT.RESULT)),
                row.get(AUDIT_EVENT.REASON),
                row.get(AUDIT_EVENT.CORRELATION_ID),
                actorOf(row),
                roleOf(row),
                targetOf(row),
                details.read(row.get(AUDIT_EVENT.DETAILS)));
    }

    private static AuditEvent.Actor actorOf(Record row) {
        var id = row.get(AUDIT_EVENT.ACTOR_ID);
        return new AuditEvent.Actor(
                id == null ? null : new UserId(id),
                row.get(AUDIT_EVENT.ACTOR_NAME),
                row.get(AUDIT_EVENT.ACTOR_ADDRESS));
    }

    private static AuditEvent.@Nullable Role roleOf(Record row) {
        var id = row.get(AUDIT_EVENT.ROLE_ID);
        return id == null ? null : new AuditEvent.Role(new RoleDefinitionId(id), row.get(AUDIT_EVENT.ROLE_NAME));
    }

    private static AuditEvent.@Nullable Target targetOf(Record row) {
        var id = row.get(AUDIT_EVENT.TARGET_ID);
        if (id == null) {
            return null;
        }
        var principal = row.get(AUDIT_EVENT.TARGET_TYPE).equals(GROUP) ? new GroupId(id) : new UserId(id);
        return new AuditEvent.Target(principal, row.get(AUDIT_EVENT.TARGET_NAME));
    }

    private static @Nullable UUID valueOf(@Nullable UserId id) {
        return id == null ? null : id.value();
    }
}
