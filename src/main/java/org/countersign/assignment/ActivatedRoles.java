package org.countersign.assignment;

import org.countersign.directory.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps activated roles within what lets their holders activate them, in the transaction that changes it. A role whose
 * holder loses one of two eligibilities rests on the other one from then on; with the last it ends at once.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ActivatedRoles {

    private final Eligibilities eligibilities;
    private final RoleAssignments assignments;

    ActivatedRoles(Eligibilities eligibilities, RoleAssignments assignments) {
        this.eligibilities = eligibilities;
        this.assignments = assignments;
    }

    @EventListener
    void on(EligibilityLessened event) {
        assignments
                .activatedFrom(event.eligibility().id())
                .forEach(activated -> review(activated, event.by(), event.justification()));
    }

    private void review(RoleAssignment activated, @Nullable UserId by, String justification) {
        var right = new Right((UserId) activated.principal(), activated.role(), activated.scope());
        eligibilities
                .lockEffective(right)
                .ifPresentOrElse(
                        eligibility -> keepWithin(eligibility, activated),
                        () -> assignments.end(activated.id(), EndReason.WITHDRAWN, by, justification));
    }

    private void keepWithin(Eligibility eligibility, RoleAssignment activated) {
        if (!eligibility.id().equals(activated.eligibility())) {
            assignments.restOn(eligibility.id(), activated);
        }
        var last = eligibility.end();
        if (last != null && !activated.isOverAt(last)) {
            assignments.reschedule(activated, activated.start(), last, null, "");
        }
    }
}
