package org.countersign.assignment;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.countersign.metrics.Figure;
import org.countersign.metrics.Measured;
import org.countersign.time.DatabaseClock;
import org.springframework.stereotype.Component;

/** How many roles are active, and how long ago the oldest ended that is not tidied up yet. It has no effect any more. */
@Component
class RoleMetrics implements Measured {

    private final RoleAssignments assignments;
    private final DatabaseClock clock;

    RoleMetrics(RoleAssignments assignments, DatabaseClock clock) {
        this.assignments = assignments;
        this.clock = clock;
    }

    @Override
    public List<Figure> figures() {
        return Stream.concat(Stream.of(AssignmentType.values()).map(this::active), Stream.of(oldest()))
                .toList();
    }

    private Figure active(AssignmentType type) {
        return Figure.count(
                        "countersign.roles.active", "Roles that somebody holds now", () -> assignments.effective(type))
                .tagged("type", type.name().toLowerCase(Locale.ROOT));
    }

    private Figure oldest() {
        return Figure.seconds(
                "countersign.roles.ended.oldest",
                "How long ago the oldest role ended that is not tidied up yet",
                () -> clock.secondsSince(assignments.oldestExpiry().orElse(null)));
    }
}
