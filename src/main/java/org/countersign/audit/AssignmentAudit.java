package org.countersign.audit;

import java.util.Objects;
import org.countersign.assignment.AssignmentType;
import org.countersign.assignment.EligibilityAssigned;
import org.countersign.assignment.EligibilityRemoved;
import org.countersign.assignment.EligibilityRescheduled;
import org.countersign.assignment.Held;
import org.countersign.assignment.RoleAssigned;
import org.countersign.assignment.RoleAssignmentEnded;
import org.countersign.assignment.RoleAssignmentRescheduled;
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
        write(Activity.ELIGIBILITY_ASSIGNED, event.eligibility(), event.by(), new Details(), event.justification());
    }

    @EventListener
    void on(EligibilityRemoved event) {
        write(Activity.ELIGIBILITY_REMOVED, event.eligibility(), event.by(), new Details(), event.justification());
    }

    @EventListener
    void on(EligibilityRescheduled event) {
        write(
                Activity.ELIGIBILITY_RESCHEDULED,
                event.after(),
                event.by(),
                moved(event.before(), event.after()),
                event.justification());
    }

    @EventListener
    void on(RoleAssigned event) {
        write(Activity.ROLE_ASSIGNED, event.assignment(), event.by(), new Details(), event.justification());
    }

    @EventListener
    void on(RoleAssignmentRescheduled event) {
        write(
                Activity.ROLE_ASSIGNMENT_RESCHEDULED,
                event.after(),
                event.by(),
                moved(event.before(), event.after()),
                event.justification());
    }

    /** The end of an activated role is told by the activation's own event. */
    @EventListener
    void on(RoleAssignmentEnded event) {
        if (event.assignment().type() == AssignmentType.ASSIGNED) {
            var details = new Details().with("endReason", event.reason());
            write(Activity.ROLE_ASSIGNMENT_ENDED, event.assignment(), event.by(), details, event.justification());
        }
    }

    private static Details moved(Held before, Held after) {
        return new Details()
                .withChange("start", before.start(), after.start())
                .withChange("end", endOf(before), endOf(after));
    }

    private static Object endOf(Held held) {
        return Objects.requireNonNullElse(held.end(), "permanent");
    }

    private void write(Activity activity, Held held, @Nullable UserId by, Details details, String reason) {
        details.with("scope", held.scope()).with("start", held.start()).with("end", held.end());
        scribe.write(new Fact(
                activity,
                Outcome.SUCCESS,
                by,
                reason,
                held.scheduleId(),
                held.role(),
                held.principal(),
                details.toMap()));
    }
}
