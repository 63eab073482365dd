package org.countersign.activation;

import static org.countersign.activation.schema.tables.Activation.ACTIVATION;

import java.util.List;
import org.countersign.metrics.Figure;
import org.countersign.metrics.Measured;
import org.countersign.time.DatabaseClock;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** How many requests wait for an approver, and for how long the oldest has. */
@Component
class RequestMetrics implements Measured {

    private final DSLContext dsl;
    private final DatabaseClock clock;

    RequestMetrics(DSLContext dsl, DatabaseClock clock) {
        this.dsl = dsl;
        this.clock = clock;
    }

    @Override
    public List<Figure> figures() {
        return List.of(
                Figure.count("countersign.requests.pending", "Requests that wait for an approver", this::count),
                Figure.seconds(
                        "countersign.requests.pending.oldest",
                        "For how long the oldest of them has waited",
                        this::oldest));
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
