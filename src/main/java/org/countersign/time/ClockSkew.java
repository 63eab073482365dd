package org.countersign.time;

import java.time.Duration;
import java.util.List;
import org.countersign.metrics.Figure;
import org.countersign.metrics.Measured;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Says when this machine's clock and the database's differ. No right depends on it; its log, tokens and certificates do. */
@Component
class ClockSkew implements Measured {

    /** More than a machine whose clock is kept right is ever off. */
    static final Duration TOLERATED = Duration.ofSeconds(3);

    private static final Logger log = LoggerFactory.getLogger(ClockSkew.class);

    private final DatabaseClock clock;

    ClockSkew(DatabaseClock clock) {
        this.clock = clock;
    }

    /** Says it again for as long as it lasts. */
    @Scheduled(fixedDelayString = "${countersign.clock-check-interval:PT1M}")
    void check() {
        var lead = clock.lead();
        if (lead.abs().compareTo(TOLERATED) > 0) {
            log.warn(
                    "This machine's clock is {} seconds {} the database's. Rights go by the database's; set the one"
                            + " that is wrong",
                    lead.abs().toSeconds(),
                    lead.isNegative() ? "behind" : "ahead of");
        }
    }

    @Override
    public List<Figure> figures() {
        return List.of(Figure.seconds(
                "countersign.clock.skew",
                "How far this machine's clock is ahead of the database's",
                () -> clock.lead().toMillis() / 1000.0));
    }
}
