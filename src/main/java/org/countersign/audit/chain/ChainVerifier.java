package org.countersign.audit.chain;

import static org.countersign.audit.schema.tables.AuditCheckpoint.AUDIT_CHECKPOINT;
import static org.countersign.audit.schema.tables.AuditEvent.AUDIT_EVENT;
import static org.countersign.audit.schema.tables.AuditPending.AUDIT_PENDING;
import static org.countersign.audit.schema.tables.AuditSeal.AUDIT_SEAL;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Verifies the whole trail, page by page: memory does not grow with it, and what is sealed meanwhile does not disturb. */
@Service
public class ChainVerifier {

    private final DSLContext dsl;
    private final SealedRows rows;
    private final ArchivedTrail archived;

    ChainVerifier(DSLContext dsl, SealedRows rows, ArchivedTrail archived) {
        this.dsl = dsl;
        this.rows = rows;
        this.archived = archived;
    }

    /**
     * Follows the chain from its first seal, or from where it was archived up to, to its last.
     *
     * @param key what the checkpoints have to be signed with; if it comes from the same database, it proves nothing
     * @param witness a checkpoint from elsewhere that the chain has to go through
     * @return the number of the last seal
     * @throws TamperedTrail if anything was edited, deleted, reordered, inserted or cut off
     * @throws IllegalArgumentException if the witness is older than what is here
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public long verify(PublicKeyOfTrail key, Optional<SignedCheckpoint> witness) {
        var walk = new Walk(key, witness);
        archived.start().ifPresent(start -> walk.begin(start, archived.putBack(start.seq())));
        for (var page = after(walk); !page.isEmpty(); page = after(walk)) {
            follow(walk, page, key);
        }
        walk.end(newestCheckpoint(), stray(), lost());
        return walk.seq();
    }

    private List<SealedEvent> after(Walk walk) {
        return rows.after(walk.seq(), SealedEvent::of);
    }

    private void follow(Walk walk, List<SealedEvent> page, PublicKeyOfTrail key) {
        var notes = checkpoints(seqOf(page, 0), seqOf(page, page.size() - 1));
        var checkpoints = ProvedCheckpoint.prove(notes, key);
        for (var event : page) {
            walk.take(event);
            var checkpoint = checkpoints.get(event.seal().seq());
            if (checkpoint != null) {
                walk.take(checkpoint);
            }
        }
    }

    private static long seqOf(List<SealedEvent> page, int index) {
        return page.get(index).seal().seq();
    }

    private Map<Long, String> checkpoints(long from, long to) {
        return dsl.select(AUDIT_CHECKPOINT.SEQ, AUDIT_CHECKPOINT.NOTE)
                .from(AUDIT_CHECKPOINT)
                .where(AUDIT_CHECKPOINT.SEQ.between(from, to))
                .fetchMap(AUDIT_CHECKPOINT.SEQ, AUDIT_CHECKPOINT.NOTE);
    }

    private long newestCheckpoint() {
        return dsl.select(AUDIT_CHECKPOINT.SEQ)
                .from(AUDIT_CHECKPOINT)
                .orderBy(AUDIT_CHECKPOINT.SEQ.desc())
                .limit(1)
                .fetchOptional(AUDIT_CHECKPOINT.SEQ)
                .orElse(0L);
    }

    private Optional<UUID> stray() {
        return dsl.select(AUDIT_EVENT.ID)
                .from(AUDIT_EVENT)
                .leftAntiJoin(AUDIT_SEAL)
                .on(AUDIT_SEAL.EVENT_ID.eq(AUDIT_EVENT.ID))
                .leftAntiJoin(AUDIT_PENDING)
                .on(AUDIT_PENDING.EVENT_ID.eq(AUDIT_EVENT.ID))
                .limit(1)
                .fetchOptional(AUDIT_EVENT.ID);
    }

    private Optional<UUID> lost() {
        return dsl.select(AUDIT_PENDING.EVENT_ID)
                .from(AUDIT_PENDING)
                .leftAntiJoin(AUDIT_EVENT)
                .on(AUDIT_EVENT.ID.eq(AUDIT_PENDING.EVENT_ID))
                .orderBy(AUDIT_PENDING.PLACE)
                .limit(1)
                .fetchOptional(AUDIT_PENDING.EVENT_ID);
    }
}
