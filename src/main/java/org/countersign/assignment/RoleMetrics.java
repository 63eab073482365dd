package org.countersign.assignment;

import static org.countersign.assignment.schema.tables.RoleAssignment.ROLE_ASSIGNMENT;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import java.util.stream.Stream;
import org.countersign.time.DatabaseClock;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** How many roles are active, and how long ago the oldest ended that is not tidied up yet. It has no effect any more. */
@Component
class RoleMetrics implements MeterBinder {

    private final DSLContext dsl;
    private final DatabaseClock clock;

    RoleMetrics(DSLContext dsl, DatabaseClock clock) {
        this.dsl = dsl;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Stream.of(AssignmentType.values()).forEach(type -> Gauge.builder("countersign.roles.active", () -> active(type))
                .description("Roles that somebody holds now")
                .tags(Tags.of("type", type.name().toLowerCase(Locale.ROOT)))
                .register(registry));
        Gauge.builder("countersign.roles.ended.oldest", this::oldestEnded)
                .description("How long ago the oldest role ended that is not tidied up yet")
                .baseUnit("seconds")
                .register(registry);
    }

    private double active(AssignmentType type) {
        var now = clock.now();
        return dsl.fetchCount(
                ROLE_ASSIGNMENT,
                ROLE_ASSIGNMENT.ENDED_AT.isNull(),
                ROLE_ASSIGNMENT.START_AT.le(now),
                ROLE_ASSIGNMENT.END_AT.isNull().or(ROLE_ASSIGNMENT.END_AT.gt(now)),
                ROLE_ASSIGNMENT.ASSIGNMENT_TYPE.eq(type.name()));
    }

    private double oldestEnded() {
        return clock.secondsSince(dsl.select(DSL.min(ROLE_ASSIGNMENT.END_AT))
                .from(ROLE_ASSIGNMENT)
                .where(ROLE_ASSIGNMENT.ENDED_AT.isNull(), ROLE_ASSIGNMENT.END_AT.le(clock.now()))
                .fetchSingle()
                .value1());
    }
}
