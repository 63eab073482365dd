package org.countersign.activation;

import org.countersign.time.OneByOne;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Closes the requests that no timer closed; each in a transaction of its own, so that none holds up another. */
@Component
public class OverdueRequests {

    private static final Logger log = LoggerFactory.getLogger(OverdueRequests.class);

    private final ActivationClosures closures;

    OverdueRequests(ActivationClosures closures) {
        this.closures = closures;
    }

    /** Closes what is overdue by now. */
    @Scheduled(fixedDelayString = "${countersign.sweep-interval:PT10S}")
    public void sweep() {
        OneByOne.attempt(
                closures.overdue(),
                closures::timeOut,
                (id, e) -> log.error("Request {} could not be closed; it will be tried again", id, e));
    }
}
