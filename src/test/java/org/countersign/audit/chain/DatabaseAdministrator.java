package org.countersign.audit.chain;

import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody who rules the database: no privilege and no trigger stops him. */
final class DatabaseAdministrator {

    private final DSLContext dsl;
    private final TransactionTemplate transactions;

    DatabaseAdministrator(DSLContext dsl, TransactionTemplate transactions) {
        this.dsl = dsl;
        this.transactions = transactions;
    }

    void run(String... statements) {
        transactions.executeWithoutResult(transaction -> {
            if (dsl.family() == SQLDialect.POSTGRES) {
                dsl.execute("set local session_replication_role = replica");
            }
            for (var statement : statements) {
                dsl.execute(statement);
            }
        });
    }

    void clearTheTrail() {
        run(
                "delete from audit_pending",
                "delete from audit_seal",
                "delete from audit_checkpoint",
                "delete from audit_event");
    }
}
