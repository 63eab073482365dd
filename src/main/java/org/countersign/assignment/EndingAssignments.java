package org.countersign.assignment;

import java.time.Duration;
import java.util.List;
import org.countersign.time.DatabaseClock;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The assignments of users, eligible and active, that end soon. */
@Component
public class EndingAssignments {

    private final DirectAssignments assignments;
    private final DatabaseClock clock;

    EndingAssignments(DirectAssignments assignments, DatabaseClock clock) {
        this.assignments = assignments;
        this.clock = clock;
    }

    /** Those that end within that time from now on, the eligible ones first, the earliest of a kind first. */
    @Transactional(readOnly = true)
    public List<DirectAssignment> within(Duration time) {
        var now = clock.now();
        return assignments.endingBetween(now, now.plus(time), (id, end) -> DSL.noCondition());
    }
}
