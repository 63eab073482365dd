package org.countersign.assignment;

import java.util.List;
import java.util.UUID;
import org.countersign.time.OneByOne;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Ends the assignments that no timer ended. Many together, since a hundred thousand may end in the same minute; where one
 * of them cannot be ended, each in a transaction of its own, so that none holds up another.
 */
@Component
public class ExpiredAssignments {

    private static final Logger log = LoggerFactory.getLogger(ExpiredAssignments.class);

    /** Few enough that who waits for one of them does not wait for long. */
    private static final int TOGETHER = 50;

    private final RoleAssignments assignments;

    ExpiredAssignments(RoleAssignments assignments) {
        this.assignments = assignments;
    }

    /** Ends what is over by now. */
    @Scheduled(fixedDelayString = "${countersign.sweep-interval:PT10S}")
    public void sweep() {
        var expired = assignments.expired();
        for (var first = 0; first < expired.size(); first += TOGETHER) {
            end(expired.subList(first, Math.min(expired.size(), first + TOGETHER)));
        }
    }

    private void end(List<UUID> some) {
        try {
            assignments.endExpired(some);
        } catch (RuntimeException e) {
            log.debug("{} assignments could not be ended together", some.size(), e);
            OneByOne.attempt(
                    some,
                    id -> assignments.endExpired(List.of(id)),
                    (id, failure) ->
                            log.error("Assignment {} could not be ended; it will be tried again", id, failure));
        }
    }
}
