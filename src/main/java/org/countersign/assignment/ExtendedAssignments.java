package org.countersign.assignment;

import static org.countersign.assignment.schema.tables.Eligibility.ELIGIBILITY;
import static org.countersign.assignment.schema.tables.RoleAssignment.ROLE_ASSIGNMENT;

import java.time.Instant;
import org.countersign.directory.UserId;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How an assignment goes on once that is approved: all that extension changes of eligibilities and role assignments. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ExtendedAssignments {

    private final DSLContext dsl;
    private final Eligibilities eligibilities;
    private final RoleAssignments assignments;

    ExtendedAssignments(DSLContext dsl, Eligibilities eligibilities, RoleAssignments assignments) {
        this.dsl = dsl;
        this.eligibilities = eligibilities;
        this.assignments = assignments;
    }

    /** Moves the end of an assignment that is not over; whoever calls this holds its lock. */
    DirectAssignment moveEnd(DirectAssignment assignment, @Nullable Instant end) {
        if (assignment.kind() == AssignmentKind.ELIGIBLE) {
            dsl.update(ELIGIBILITY)
                    .set(ELIGIBILITY.END_AT, end)
                    .where(ELIGIBILITY.ID.eq(assignment.id()))
                    .execute();
        } else {
            dsl.update(ROLE_ASSIGNMENT)
                    .set(ROLE_ASSIGNMENT.END_AT, end)
                    .where(ROLE_ASSIGNMENT.ID.eq(assignment.id()))
                    .execute();
        }
        return assignment.until(end);
    }

    /**
     * Begins a new assignment.
     *
     * @param by the administrator who approved it
     */
    DirectAssignment begin(DirectAssignment assignment, UserId by, String justification) {
        if (assignment.kind() == AssignmentKind.ELIGIBLE) {
            eligibilities.assign(toEligibility(assignment), by, justification);
        } else {
            assignments.retireExpired(assignment.right());
            assignments.assign(toRoleAssignment(assignment), by);
        }
        return assignment;
    }

    private static Eligibility toEligibility(DirectAssignment assignment) {
        return new Eligibility(
                new EligibilityId(assignment.id()),
                assignment.holder(),
                assignment.role(),
                assignment.scope(),
                assignment.start(),
                assignment.end());
    }

    private static RoleAssignment toRoleAssignment(DirectAssignment assignment) {
        return new RoleAssignment(
                assignment.id(),
                assignment.holder(),
                assignment.role(),
                assignment.scope(),
                AssignmentType.ASSIGNED,
                null,
                assignment.start(),
                assignment.end());
    }
}
