package org.countersign.assignment;

import org.countersign.time.OneByOne;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells of activated roles that end soon, by the database's clock: each once, whatever the number of nodes. */
@Component
public class ActivationWarnings {

    private static final Logger log = LoggerFactory.getLogger(ActivationWarnings.class);

    private final ActivationWarningStore warnings;

    ActivationWarnings(ActivationWarningStore warnings) {
        this.warnings = warnings;
    }

    /** Tells what is due by now; each in a transaction of its own, so that none holds up another. */
    @Scheduled(fixedDelayString = "${countersign.sweep-interval:PT10S}")
    public void sweep() {
        OneByOne.attempt(
                warnings.due(),
                warnings::tellOnce,
                (assignment, e) -> log.error(
                        "The end of activation {} could not be told; it will be tried again", assignment.id(), e));
    }
}
