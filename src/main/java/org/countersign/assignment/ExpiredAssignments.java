package org.countersign.assignment;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Ends the assignments that no timer ended; each in a transaction of its own, so that none holds up another. */
@Component
public class ExpiredAssignments {

    private static final Logger log = LoggerFactory.getLogger(ExpiredAssignments.class);

    private final RoleAssignments assignments;

    ExpiredAssignments(RoleAssignments assignments) {
        this.assignments = assignments;
    }

    /** Ends what is over by now. */
    @Scheduled(fixedDelayString = "${countersign.sweep-interval:PT10S}")
    public void sweep() {
        for (var id : assignments.expired()) {
            try {
                assignments.end(id, EndReason.EXPIRED, null, "");
            } catch (RuntimeException e) {
                log.error("Assignment {} could not be ended; it will be tried again", id, e);
            }
        }
    }
}
