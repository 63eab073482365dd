package org.countersign.assignment;

import java.util.List;
import org.countersign.directory.GroupMembersChanged;
import org.countersign.directory.Memberships;
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
    private final Memberships memberships;

    ActivatedRoles(Eligibilities eligibilities, RoleAssignments assignments, Memberships memberships) {
        this.eligibilities = eligibilities;
        this.assignments = assignments;
        this.memberships = memberships;
    }

    @EventListener
    void on(EligibilityRemoved event) {
        review(assignments.activatedFrom(event.eligibility().id()), event.by(), event.justification());
    }

    @EventListener
    void on(EligibilityRescheduled event) {
        review(assignments.activatedFrom(event.after().id()), event.by(), event.justification());
    }

    @EventListener
    void on(GroupMembersChanged event) {
        review(assignments.activatedThrough(memberships.groupsAround(event.group())), event.by(), "");
    }

    private void review(List<RoleAssignment> activated, @Nullable UserId by, String justification) {
        activated.forEach(assignment -> review(assignment, by, justification));
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
