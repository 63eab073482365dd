package org.countersign.audit.chain;

import static org.countersign.audit.schema.tables.AuditCheckpoint.AUDIT_CHECKPOINT;
import static org.countersign.audit.schema.tables.AuditEvent.AUDIT_EVENT;
import static org.countersign.audit.schema.tables.AuditPending.AUDIT_PENDING;
import static org.countersign.audit.schema.tables.AuditSeal.AUDIT_SEAL;
import static org.countersign.audit.schema.tables.AuditSealing.AUDIT_SEALING;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.time.DatabaseClock;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of the chain. They are added and read, never changed; only what waits goes when it is sealed. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Chain {

    private final DSLContext dsl;
    private final DatabaseClock clock;

    Chain(DSLContext dsl, DatabaseClock clock) {
        this.dsl = dsl;
        this.clock = clock;
    }

    /** An event that waits for its seal. */
    record Pending(long place, UUID event, String digest) {}

    /** Whether anything waits: an idle service locks nothing and writes nothing. */
    boolean hasPending() {
        return dsl.fetchExists(AUDIT_PENDING);
    }

    /** @return whether nobody else is sealing, until the transaction ends */
    boolean claim() {
        return dsl.selectFrom(AUDIT_SEALING)
                .forUpdate()
                .skipLocked()
                .fetchOptional()
                .isPresent();
    }

    /** What is committed and has no seal yet, in the order in which it was written. */
    List<Pending> pending(int limit) {
        return dsl.select(AUDIT_PENDING.PLACE)
                .select(AUDIT_EVENT.fields())
                .from(AUDIT_PENDING)
                .join(AUDIT_EVENT)
                .on(AUDIT_EVENT.ID.eq(AUDIT_PENDING.EVENT_ID))
                .orderBy(AUDIT_PENDING.PLACE)
                .limit(limit)
                .fetch(row -> new Pending(row.get(AUDIT_PENDING.PLACE), row.get(AUDIT_EVENT.ID), digestOf(row)));
    }

    private static String digestOf(Record event) {
        return event.get(AUDIT_EVENT.FORMAT) == CanonicalEvent.UNWITNESSED
                ? CanonicalEvent.digestOf(event)
                : event.get(AUDIT_EVENT.DIGEST);
    }

    Seal.Head head() {
        return dsl.select(AUDIT_SEAL.SEQ, AUDIT_SEAL.HASH)
                .from(AUDIT_SEAL)
                .orderBy(AUDIT_SEAL.SEQ.desc())
                .limit(1)
                .fetchOptional(row -> new Seal.Head(row.value1(), row.value2()))
                .orElse(Seal.START);
    }

    void add(List<Seal> seals) {
        dsl.batch(seals.stream()
                        .map(seal -> dsl.insertInto(AUDIT_SEAL)
                                .set(AUDIT_SEAL.SEQ, seal.seq())
                                .set(AUDIT_SEAL.EVENT_ID, seal.event())
                                .set(AUDIT_SEAL.DIGEST, seal.digest())
                                .set(AUDIT_SEAL.HASH, seal.hash()))
                        .toList())
                .execute();
    }

    void waitNoMore(List<Pending> sealed) {
        dsl.deleteFrom(AUDIT_PENDING)
                .where(AUDIT_PENDING.PLACE.in(
                        sealed.stream().map(Pending::place).toList()))
                .execute();
    }

    void add(SignedCheckpoint checkpoint) {
        dsl.insertInto(AUDIT_CHECKPOINT)
                .set(AUDIT_CHECKPOINT.SEQ, checkpoint.seq())
                .set(AUDIT_CHECKPOINT.NOTE, checkpoint.text())
                .set(AUDIT_CHECKPOINT.SIGNED_AT, clock.now())
                .execute();
    }

    Optional<SignedCheckpoint> newestCheckpoint() {
        return dsl.select(AUDIT_CHECKPOINT.NOTE)
                .from(AUDIT_CHECKPOINT)
                .orderBy(AUDIT_CHECKPOINT.SEQ.desc())
                .limit(1)
                .fetchOptional(AUDIT_CHECKPOINT.NOTE)
                .flatMap(SignedCheckpoint::lastIn);
    }

    /** Whether the chain went through there. */
    boolean contains(Checkpoint checkpoint) {
        return dsl.select(AUDIT_SEAL.HASH)
                .from(AUDIT_SEAL)
                .where(AUDIT_SEAL.SEQ.eq(checkpoint.seq()))
                .fetchOptional(row -> new Seal.Head(checkpoint.seq(), row.value1()))
                .filter(head -> head.checkpoint(checkpoint.origin()).equals(checkpoint))
                .isPresent();
    }
}
