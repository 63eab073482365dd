package org.countersign.audit.chain;

import org.countersign.audit.AuditEvents;
import org.countersign.audit.AuditTrail;
import org.countersign.testing.DatabaseAdministrator;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** An empty trail before each test, with those who write, seal and verify it, and one who rules the database. */
abstract class TrailOnStage {

    @Autowired
    AuditTrail trail;

    @Autowired
    Sealer sealer;

    @Autowired
    Chain chain;

    @Autowired
    TrailKey key;

    @Autowired
    ChainVerifier verifier;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    DSLContext dsl;

    DatabaseAdministrator administrator;
    AuditEvents events;

    @BeforeEach
    final void clearTheTrail() {
        administrator = new DatabaseAdministrator(dsl, transactions);
        administrator.clearTheTrail();
        events = new AuditEvents(trail, transactions);
    }

    final SignedCheckpoint newestCheckpoint() {
        return transactions.execute(transaction -> chain.newestCheckpoint()).orElseThrow();
    }

    final PublicKeyOfTrail publicKey() {
        return key.publicKey().orElseThrow();
    }
}
