package org.countersign.audit.chain;

import static org.countersign.audit.schema.tables.AuditArchive.AUDIT_ARCHIVE;
import static org.countersign.audit.schema.tables.AuditCheckpoint.AUDIT_CHECKPOINT;
import static org.countersign.audit.schema.tables.AuditEvent.AUDIT_EVENT;
import static org.countersign.audit.schema.tables.AuditSeal.AUDIT_SEAL;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.countersign.time.DatabaseClock;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What of the trail has left the database. The last seal of it stays, with its checkpoint, and a note that is signed: the
 * chain goes on from there, and nobody without the key can let it begin later than it does.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ArchivedTrail {

    private final DSLContext dsl;
    private final DatabaseClock clock;

    ArchivedTrail(DSLContext dsl, DatabaseClock clock) {
        this.dsl = dsl;
        this.clock = clock;
    }

    /** The note of where the chain of this database begins; none: at its beginning. */
    Optional<SignedCheckpoint> start() {
        return dsl.select(AUDIT_ARCHIVE.SEQ, AUDIT_ARCHIVE.NOTE)
                .from(AUDIT_ARCHIVE)
                .orderBy(AUDIT_ARCHIVE.SEQ.desc())
                .limit(1)
                .fetchOptional()
                .map(row -> SignedCheckpoint.lastIn(row.value2())
                        .filter(note -> note.seq() == row.value1())
                        .orElseThrow(() ->
                                new TamperedTrail("The note of the archive to seal " + row.value1() + " was edited")));
    }

    /** The newest checkpoint that covers no event from a moment on. */
    Optional<SignedCheckpoint> lastBefore(Instant until) {
        var kept = dsl.select(DSL.min(AUDIT_SEAL.SEQ))
                .from(AUDIT_SEAL)
                .join(AUDIT_EVENT)
                .on(AUDIT_EVENT.ID.eq(AUDIT_SEAL.EVENT_ID))
                .where(AUDIT_EVENT.OCCURRED_AT.ge(until))
                .fetchSingle()
                .value1();
        return dsl.select(AUDIT_CHECKPOINT.NOTE)
                .from(AUDIT_CHECKPOINT)
                .where(kept == null ? DSL.noCondition() : AUDIT_CHECKPOINT.SEQ.lt(kept))
                .orderBy(AUDIT_CHECKPOINT.SEQ.desc())
                .limit(1)
                .fetchOptional(AUDIT_CHECKPOINT.NOTE)
                .flatMap(SignedCheckpoint::lastIn);
    }

    /** The first seal of what left that is back, or has its event back. */
    OptionalLong putBack(long start) {
        var first = dsl.select(DSL.min(AUDIT_SEAL.SEQ))
                .from(AUDIT_SEAL)
                .leftJoin(AUDIT_EVENT)
                .on(AUDIT_EVENT.ID.eq(AUDIT_SEAL.EVENT_ID))
                .where(AUDIT_SEAL.SEQ.lt(start).or(AUDIT_SEAL.SEQ.eq(start).and(AUDIT_EVENT.ID.isNotNull())))
                .fetchSingle()
                .value1();
        return first == null ? OptionalLong.empty() : OptionalLong.of(first);
    }

    /** Lets go of all up to the note's seal. On PostgreSQL the owner of the tables alone can. */
    void remove(SignedCheckpoint note) {
        if (dsl.family() == SQLDialect.POSTGRES) {
            dsl.execute("select set_config('countersign.archive', 'on', true)");
        }
        var events = DSL.select(AUDIT_SEAL.EVENT_ID).from(AUDIT_SEAL).where(AUDIT_SEAL.SEQ.le(note.seq()));
        dsl.deleteFrom(AUDIT_EVENT).where(AUDIT_EVENT.ID.in(events)).execute();
        dsl.deleteFrom(AUDIT_SEAL).where(AUDIT_SEAL.SEQ.lt(note.seq())).execute();
        dsl.deleteFrom(AUDIT_CHECKPOINT)
                .where(AUDIT_CHECKPOINT.SEQ.lt(note.seq()))
                .execute();
        dsl.insertInto(AUDIT_ARCHIVE)
                .set(AUDIT_ARCHIVE.SEQ, note.seq())
                .set(AUDIT_ARCHIVE.NOTE, note.text())
                .set(AUDIT_ARCHIVE.ARCHIVED_AT, clock.now())
                .execute();
    }
}
