package org.countersign.testing;

import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.springframework.transaction.support.TransactionOperations;

/** Somebody who rules the database: no privilege and no trigger stops him. */
public final class DatabaseAdministrator {

    private final DSLContext dsl;
    private final TransactionOperations transactions;

    public DatabaseAdministrator(DSLContext dsl, TransactionOperations transactions) {
        this.dsl = dsl;
        this.transactions = transactions;
    }

    public void run(String... statements) {
        transactions.executeWithoutResult(transaction -> {
            if (dsl.family() == SQLDialect.POSTGRES) {
                dsl.execute("set local session_replication_role = replica");
            }
            for (var statement : statements) {
                dsl.execute(statement);
            }
        });
    }

    public void clearTheTrail() {
        run(
                "delete from audit_pending",
                "delete from audit_seal",
                "delete from audit_checkpoint",
                "delete from audit_archive",
                "delete from audit_event");
    }
}
