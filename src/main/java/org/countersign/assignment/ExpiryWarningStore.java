package org.countersign.assignment;

import static org.countersign.assignment.schema.tables.AssignmentWarning.ASSIGNMENT_WARNING;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.countersign.time.DatabaseClock;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The marks of ends that people were told of. */
@Repository
@Transactional
class ExpiryWarningStore {

    private final DSLContext dsl;
    private final DirectAssignments assignments;
    private final DatabaseClock clock;
    private final ApplicationEventPublisher events;

    ExpiryWarningStore(
            DSLContext dsl, DirectAssignments assignments, DatabaseClock clock, ApplicationEventPublisher events) {
        this.dsl = dsl;
        this.assignments = assignments;
        this.clock = clock;
        this.events = events;
    }

    /** The assignments of whose end nobody was told yet at that stage. One made within the stage needs no telling. */
    @Transactional(readOnly = true)
    public List<DirectAssignment> due(ExpiryStage stage, Instant now) {
        return assignments
                .endingBetween(
                        now.plus(stage.until()),
                        now.plus(stage.from()),
                        (id, end) -> DSL.notExists(
                                dsl.selectOne().from(ASSIGNMENT_WARNING).where(isMark(stage, id, end))))
                .stream()
                .filter(assignment -> isOlderThan(stage, assignment))
                .toList();
    }

    /** Marks the end as told and tells it, unless somebody else has, or has moved it. */
    public void tellOnce(AssignmentExpiring event) {
        var assignment = event.assignment();
        // Whoever tells it holds the assignment's lock, so that of several nodes one at a time looks.
        var isAsItWas = assignments
                .lock(assignment.kind(), assignment.id())
                .filter(assignment::equals)
                .isPresent();
        if (isAsItWas && mark(event)) {
            events.publishEvent(event);
        }
    }

    private boolean mark(AssignmentExpiring event) {
        return dsl.insertInto(ASSIGNMENT_WARNING)
                        .set(
                                ASSIGNMENT_WARNING.ASSIGNMENT_ID,
                                event.assignment().id())
                        .set(ASSIGNMENT_WARNING.STAGE, event.stage().name())
                        .set(ASSIGNMENT_WARNING.END_AT, event.assignment().end())
                        .set(ASSIGNMENT_WARNING.WARNED_AT, clock.now())
                        .onDuplicateKeyIgnore()
                        .execute()
                > 0;
    }

    private static boolean isOlderThan(ExpiryStage stage, DirectAssignment assignment) {
        var end = assignment.end();
        return end != null && !assignment.start().isAfter(end.minus(stage.from()));
    }

    private static Condition isMark(ExpiryStage stage, Field<UUID> id, Field<Instant> end) {
        return ASSIGNMENT_WARNING
                .ASSIGNMENT_ID
                .eq(id)
                .and(ASSIGNMENT_WARNING.STAGE.eq(stage.name()))
                .and(ASSIGNMENT_WARNING.END_AT.eq(end));
    }
}
