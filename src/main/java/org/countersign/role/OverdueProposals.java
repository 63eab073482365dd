package org.countersign.role;

import org.countersign.time.OneByOne;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Closes the proposed changes that nobody decided in time; each in a transaction of its own, so that none holds up another. */
@Component
public class OverdueProposals {

    private static final Logger log = LoggerFactory.getLogger(OverdueProposals.class);

    private final SettingsProposals proposals;

    OverdueProposals(SettingsProposals proposals) {
        this.proposals = proposals;
    }

    /** Closes what is overdue by now. */
    @Scheduled(fixedDelayString = "${countersign.sweep-interval:PT10S}")
    public void sweep() {
        OneByOne.attempt(
                proposals.overdue(),
                proposals::timeOut,
                (role, e) -> log.error(
                        "The proposed change of role {} could not be closed; it will be tried again", role, e));
    }
}
