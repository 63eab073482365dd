package org.countersign.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.audit.schema.tables.AuditEvent.AUDIT_EVENT;
import static org.countersign.audit.schema.tables.AuditPending.AUDIT_PENDING;

import org.countersign.AuditStoreTest;
import org.countersign.audit.AuditEvents;
import org.countersign.audit.AuditTrail;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Each event comes with its digest, and what the database gives back has the same. */
@AuditStoreTest
class StoredDigestTests {

    @Autowired
    private AuditTrail trail;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private DSLContext dsl;

    private AuditEvents events;

    @BeforeEach
    void setUp() {
        events = new AuditEvents(trail, transactions);
    }

    @Test
    void whatIsReadBackHasTheDigestThatWasWritten() {
        var id = events.write("\u20ac$\n\"quoted\" \ud83d\ude00 trailing  ");

        var row = dsl.selectFrom(AUDIT_EVENT).where(AUDIT_EVENT.ID.eq(id)).fetchSingle();
        assertThat(row.get(AUDIT_EVENT.FORMAT)).isEqualTo(CanonicalEvent.FORMAT);
        assertThat(row.get(AUDIT_EVENT.DIGEST)).isEqualTo(CanonicalEvent.digestOf(row));
    }

    @Test
    void whatIsUndoneIsNotLeftToBeSealed() {
        var id = transactions.execute(transaction -> {
            transaction.setRollbackOnly();
            return events.add("Undone");
        });

        assertThat(dsl.fetchExists(AUDIT_PENDING, AUDIT_PENDING.EVENT_ID.eq(id)))
                .isFalse();
    }
}
