package org.countersign.assignment;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import java.util.stream.Stream;
import org.countersign.time.DatabaseClock;
import org.springframework.stereotype.Component;

/** How many roles are active, and how long ago the oldest ended that is not tidied up yet. It has no effect any more. */
@Component
class RoleMetrics implements MeterBinder {

    private final RoleAssignments assignments;
    private final DatabaseClock clock;

    RoleMetrics(RoleAssignments assignments, DatabaseClock clock) {
        this.assignments = assignments;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Stream.of(AssignmentType.values())
                .forEach(type -> Gauge.builder("countersign.roles.active", () -> assignments.effective(type))
                        .description("Roles that somebody holds now")
                        .tags(Tags.of("type", type.name().toLowerCase(Locale.ROOT)))
                        .register(registry));
        Gauge.builder(
                        "countersign.roles.ended.oldest",
                        () -> clock.secondsSince(assignments.oldestExpiry().orElse(null)))
                .description("How long ago the oldest role ended that is not tidied up yet")
                .baseUnit("seconds")
                .register(registry);
    }
}
