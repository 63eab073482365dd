package org.countersign.audit.chain;

import static org.countersign.audit.schema.tables.AuditEvent.AUDIT_EVENT;
import static org.countersign.audit.schema.tables.AuditSeal.AUDIT_SEAL;

import java.util.List;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The seals with their events, as they stand now, a page at a time: memory does not grow with the trail. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class SealedRows {

    private static final int PAGE = 2000;

    private final DSLContext dsl;

    SealedRows(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** The next ones after a number, in the order of the chain; an event that is gone leaves its columns empty. */
    <T> List<T> after(long seq, Function<Record, T> read) {
        return between(seq, Long.MAX_VALUE, read);
    }

    /** The next ones after a number, up to another. */
    <T> List<T> between(long seq, long last, Function<Record, T> read) {
        return dsl.select(AUDIT_SEAL.fields())
                .select(AUDIT_EVENT.fields())
                .from(AUDIT_SEAL)
                .leftJoin(AUDIT_EVENT)
                .on(AUDIT_EVENT.ID.eq(AUDIT_SEAL.EVENT_ID))
                .where(AUDIT_SEAL.SEQ.gt(seq), AUDIT_SEAL.SEQ.le(last))
                .orderBy(AUDIT_SEAL.SEQ)
                .limit(PAGE)
                .fetch(read::apply);
    }
}
