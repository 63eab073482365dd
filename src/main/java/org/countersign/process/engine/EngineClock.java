package org.countersign.process.engine;

import java.time.Duration;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.countersign.time.DatabaseClock;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Lets the engine go by the database's clock, as everything else does: on a machine whose clock is fast each timer would
 * be due early, and each role taken back as soon as it is granted.
 */
@Component
class EngineClock implements SmartInitializingSingleton {

    /** Less than that is not worth a correction. */
    private static final Duration TOLERATED = Duration.ofMillis(100);

    private final DatabaseClock clock;
    private Duration corrected = Duration.ZERO;

    EngineClock(DatabaseClock clock) {
        this.clock = clock;
    }

    /** Before the engine's first job. */
    @Override
    public void afterSingletonsInstantiated() {
        follow();
    }

    /** A machine's clock may be set at any time. */
    @Scheduled(fixedDelayString = "${countersign.engine-clock-interval:PT10S}")
    synchronized void follow() {
        var lead = clock.lead();
        if (lead.minus(corrected).abs().compareTo(TOLERATED) > 0) {
            ClockUtil.offset(-lead.toMillis());
            corrected = lead;
        }
    }
}
