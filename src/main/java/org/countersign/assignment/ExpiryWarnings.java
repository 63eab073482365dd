package org.countersign.assignment;

import org.countersign.time.DatabaseClock;
import org.countersign.time.OneByOne;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells of assignments that end, by the database's clock: each stage of each end once, whatever the number of nodes. An
 * end that is moved is told of anew. What was activated ends too often to be told like that.
 */
@Component
public class ExpiryWarnings {

    private static final Logger log = LoggerFactory.getLogger(ExpiryWarnings.class);

    private final ExpiryWarningStore warnings;
    private final DatabaseClock clock;

    ExpiryWarnings(ExpiryWarningStore warnings, DatabaseClock clock) {
        this.warnings = warnings;
        this.clock = clock;
    }

    /** Tells what is due by now; each in a transaction of its own, so that none holds up another. */
    @Scheduled(fixedDelayString = "${countersign.sweep-interval:PT10S}")
    public void sweep() {
        for (var stage : ExpiryStage.values()) {
            OneByOne.attempt(
                    warnings.due(stage, clock.now()),
                    assignment -> warnings.tellOnce(new AssignmentExpiring(assignment, stage)),
                    (assignment, e) ->
                            log.error("The end of {} could not be told; it will be tried again", assignment.id(), e));
        }
    }
}
