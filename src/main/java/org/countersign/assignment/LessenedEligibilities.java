package org.countersign.assignment;

import org.countersign.directory.GroupMembersChanged;
import org.countersign.directory.Memberships;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells of whatever may take from somebody what he activates a role by, in the transaction that does it, once the
 * eligibility is locked: so whoever activates from it has done so before, or will find it gone.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class LessenedEligibilities {

    private final Eligibilities eligibilities;
    private final Memberships memberships;
    private final ApplicationEventPublisher events;

    LessenedEligibilities(Eligibilities eligibilities, Memberships memberships, ApplicationEventPublisher events) {
        this.eligibilities = eligibilities;
        this.memberships = memberships;
        this.events = events;
    }

    @EventListener
    void on(EligibilityRemoved event) {
        events.publishEvent(new EligibilityLessened(event.eligibility(), event.by(), event.justification()));
    }

    @EventListener
    void on(EligibilityRescheduled event) {
        events.publishEvent(new EligibilityLessened(event.after(), event.by(), event.justification()));
    }

    /** Who came takes nothing from anybody. */
    @EventListener
    void on(GroupMembersChanged event) {
        if (!event.added()) {
            eligibilities.lockOf(memberships.groupsAround(event.group())).stream()
                    .map(eligibility -> new EligibilityLessened(eligibility, event.by(), ""))
                    .forEach(events::publishEvent);
        }
    }
}
