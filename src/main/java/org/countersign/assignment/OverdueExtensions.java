package org.countersign.assignment;

import org.countersign.time.OneByOne;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Closes the requests to extend or renew that no timer closed; each in a transaction of its own. */
@Component
public class OverdueExtensions {

    private static final Logger log = LoggerFactory.getLogger(OverdueExtensions.class);

    private final ExtensionClosures closures;

    OverdueExtensions(ExtensionClosures closures) {
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
