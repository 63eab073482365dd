package org.countersign.audit;

import org.countersign.assignment.AssignmentType;
import org.countersign.assignment.Eligibility;
import org.countersign.assignment.EligibilityAssigned;
import org.countersign.assignment.EligibilityRemoved;
import org.countersign.assignment.RoleAssigned;
import org.countersign.assignment.RoleAssignment;
import org.countersign.assignment.RoleAssignmentEnded;
import org.countersign.directory.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Records who was made eligible and who was given a role, in the publisher's transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class AssignmentAudit {

    private final AuditScribe scribe;

    AssignmentAudit(AuditScribe scribe) {
        this.scribe = scribe;
    }

    @EventListener
    void on(EligibilityAssigned event) {
        write(Activity.ELIGIBILITY_ASSIGNED, event.eligibility(), event.by(), event.justification());
    }

    @EventListener
    void on(EligibilityRemoved event) {
        write(Activity.ELIGIBILITY_REMOVED, event.eligibility(), event.by(), event.justification());
    }

    @EventListener
    void on(RoleAssigned event) {
        write(Activity.ROLE_ASSIGNED, event.assignment(), event.by(), new Details(), "");
    }

    /** The end of an activated role is told by the activation's own event. */
    @EventListener
    void on(RoleAssignmentEnded event) {
        if (event.assignment().type() == AssignmentType.ASSIGNED) {
            var details = new Details().with("endReason", event.reason());
            write(Activity.ROLE_ASSIGNMENT_ENDED, event.assignment(), event.by(), details, event.justification());
        }
    }

    private void write(Activity activity, Eligibility eligibility, @Nullable UserId by, String reason) {
        var details = new Details()
                .with("scope", eligibility.scope())
                .with("start", eligibility.start())
                .with("end", eligibility.end());
        scribe.write(new Fact(
                activity,
                Outcome.SUCCESS,
                by,
                reason,
                eligibility.id().value(),
                eligibility.role(),
                eligibility.principal(),
                details.toMap()));
    }

    private void write(
            Activity activity, RoleAssignment assignment, @Nullable UserId by, Details details, String reason) {
        details.with("scope", assignment.scope())
                .with("start", assignment.start())
                .with("end", assignment.end());
        scribe.write(new Fact(
                activity,
                Outcome.SUCCESS,
                by,
                reason,
                assignment.id(),
                assignment.role(),
                assignment.principal(),
                details.toMap()));
    }
}
