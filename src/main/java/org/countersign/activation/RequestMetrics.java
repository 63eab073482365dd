package org.countersign.activation;

import static org.countersign.activation.schema.tables.Activation.ACTIVATION;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.countersign.time.DatabaseClock;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** How many requests wait for an approver, and for how long the oldest has. */
@Component
class RequestMetrics implements MeterBinder {

    private final DSLContext dsl;
    private final DatabaseClock clock;

    RequestMetrics(DSLContext dsl, DatabaseClock clock) {
        this.dsl = dsl;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("countersign.requests.pending", this::count)
                .description("Requests that wait for an approver")
                .register(registry);
        Gauge.builder("countersign.requests.pending.oldest", this::oldest)
                .description("For how long the oldest of them has waited")
                .baseUnit("seconds")
                .register(registry);
    }

    private double count() {
        return dsl.fetchCount(ACTIVATION, isPending());
    }

    private double oldest() {
        return clock.secondsSince(dsl.select(DSL.min(ACTIVATION.CREATED_AT))
                .from(ACTIVATION)
                .where(isPending())
                .fetchSingle()
                .value1());
    }

    private static Condition isPending() {
        return ACTIVATION.STATUS.eq(ActivationStatus.PENDING_APPROVAL.name());
    }
}
