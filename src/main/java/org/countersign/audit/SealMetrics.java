package org.countersign.audit;

import static org.countersign.audit.schema.tables.AuditEvent.AUDIT_EVENT;
import static org.countersign.audit.schema.tables.AuditPending.AUDIT_PENDING;

import java.util.List;
import org.countersign.metrics.Figure;
import org.countersign.metrics.Measured;
import org.countersign.time.DatabaseClock;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** How many events of the trail wait for their seal, and for how long the oldest has. */
@Component
class SealMetrics implements Measured {

    private final DSLContext dsl;
    private final DatabaseClock clock;

    SealMetrics(DSLContext dsl, DatabaseClock clock) {
        this.dsl = dsl;
        this.clock = clock;
    }

    @Override
    public List<Figure> figures() {
        return List.of(
                Figure.count(
                        "countersign.audit.unsealed",
                        "Events that wait for their seal",
                        () -> dsl.fetchCount(AUDIT_PENDING)),
                Figure.seconds(
                        "countersign.audit.unsealed.oldest",
                        "For how long the oldest of them has waited",
                        this::oldest));
    }

    private double oldest() {
        return clock.secondsSince(dsl.select(DSL.min(AUDIT_EVENT.OCCURRED_AT))
                .from(AUDIT_PENDING)
                .join(AUDIT_EVENT)
                .on(AUDIT_EVENT.ID.eq(AUDIT_PENDING.EVENT_ID))
                .fetchSingle()
                .value1());
    }
}
