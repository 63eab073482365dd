package org.countersign.assignment;

import static org.countersign.assignment.schema.tables.AssignmentWarning.ASSIGNMENT_WARNING;
import static org.countersign.assignment.schema.tables.RoleAssignment.ROLE_ASSIGNMENT;

import java.time.Duration;
import java.util.List;
import org.countersign.time.DatabaseClock;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The marks of activations of whose end their holders were told. */
@Repository
@Transactional
class ActivationWarningStore {

    /** Long enough for an approver to decide an extension. */
    static final Duration BEFORE_END = Duration.ofMinutes(30);

    /** Who has just activated a role for less knows when it ends. */
    static final Duration SHORTEST = BEFORE_END.multipliedBy(2);

    /** Beside the names of {@link ExpiryStage}. */
    private static final String STAGE = "ACTIVATION";

    private final DSLContext dsl;
    private final RoleAssignments assignments;
    private final DatabaseClock clock;
    private final ApplicationEventPublisher events;

    ActivationWarningStore(
            DSLContext dsl, RoleAssignments assignments, DatabaseClock clock, ApplicationEventPublisher events) {
        this.dsl = dsl;
        this.assignments = assignments;
        this.clock = clock;
        this.events = events;
    }

    /** What is activated, ends soon, and of which nobody was told yet. */
    @Transactional(readOnly = true)
    public List<RoleAssignment> due() {
        var told = DSL.selectOne().from(ASSIGNMENT_WARNING).where(isMark());
        return assignments.endingBy(clock.now().plus(BEFORE_END), DSL.notExists(told)).stream()
                .filter(ActivationWarningStore::isLongEnough)
                .toList();
    }

    /** Marks the end as told and tells it, unless another node has, or it was moved, or has come early. */
    public void tellOnce(RoleAssignment assignment) {
        var isAsItWas =
                assignments.lockLive(assignment.id()).filter(assignment::equals).isPresent();
        if (isAsItWas && mark(assignment)) {
            events.publishEvent(new ActivationEnding(assignment));
        }
    }

    private boolean mark(RoleAssignment assignment) {
        return dsl.insertInto(ASSIGNMENT_WARNING)
                        .set(ASSIGNMENT_WARNING.ASSIGNMENT_ID, assignment.id())
                        .set(ASSIGNMENT_WARNING.STAGE, STAGE)
                        .set(ASSIGNMENT_WARNING.END_AT, assignment.end())
                        .set(ASSIGNMENT_WARNING.WARNED_AT, clock.now())
                        .onDuplicateKeyIgnore()
                        .execute()
                > 0;
    }

    private static boolean isLongEnough(RoleAssignment assignment) {
        var end = assignment.end();
        return end != null && !assignment.start().isAfter(end.minus(SHORTEST));
    }

    private static Condition isMark() {
        return ASSIGNMENT_WARNING
                .ASSIGNMENT_ID
                .eq(ROLE_ASSIGNMENT.ID)
                .and(ASSIGNMENT_WARNING.STAGE.eq(STAGE))
                .and(ASSIGNMENT_WARNING.END_AT.eq(ROLE_ASSIGNMENT.END_AT));
    }
}
