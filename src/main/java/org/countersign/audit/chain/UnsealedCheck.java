package org.countersign.audit.chain;

import static org.countersign.audit.schema.tables.AuditEvent.AUDIT_EVENT;
import static org.countersign.audit.schema.tables.AuditPending.AUDIT_PENDING;

import java.util.List;
import org.countersign.doctor.Area;
import org.countersign.doctor.Finding;
import org.countersign.doctor.TableCheck;
import org.countersign.time.DatabaseClock;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Whether events wait for their seal for longer than a running service lets them. */
class UnsealedCheck implements TableCheck {

    private static final int LONG = 60;

    private final DSLContext dsl;
    private final DatabaseClock clock;

    UnsealedCheck(DSLContext dsl, DatabaseClock clock) {
        this.dsl = dsl;
        this.clock = clock;
    }

    @Override
    public Area area() {
        return Area.AUDIT;
    }

    @Override
    public List<Finding> look() {
        var seconds = clock.secondsSince(dsl.select(DSL.min(AUDIT_EVENT.OCCURRED_AT))
                .from(AUDIT_PENDING)
                .join(AUDIT_EVENT)
                .on(AUDIT_EVENT.ID.eq(AUDIT_PENDING.EVENT_ID))
                .fetchSingle()
                .value1());
        return List.of(
                seconds > LONG
                        ? Finding.warn(
                                "Events have waited for their seal for " + (long) seconds + " s",
                                "Start the service; if it runs, look in its log for why it does not seal")
                        : Finding.ok("No event has waited for its seal for long"));
    }
}
