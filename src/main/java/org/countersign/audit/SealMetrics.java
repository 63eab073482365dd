package org.countersign.audit;

import static org.countersign.audit.schema.tables.AuditEvent.AUDIT_EVENT;
import static org.countersign.audit.schema.tables.AuditPending.AUDIT_PENDING;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.countersign.time.DatabaseClock;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** How many events of the trail wait for their seal, and for how long the oldest has. */
@Component
class SealMetrics implements MeterBinder {

    private final DSLContext dsl;
    private final DatabaseClock clock;

    SealMetrics(DSLContext dsl, DatabaseClock clock) {
        this.dsl = dsl;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("countersign.audit.unsealed", () -> dsl.fetchCount(AUDIT_PENDING))
                .description("Events that wait for their seal")
                .register(registry);
        Gauge.builder("countersign.audit.unsealed.oldest", this::oldest)
                .description("For how long the oldest of them has waited")
                .baseUnit("seconds")
                .register(registry);
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
