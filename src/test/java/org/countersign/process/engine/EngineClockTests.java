package org.countersign.process.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.countersign.time.DatabaseClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EngineClockTests {

    private static final long CLOSE = 30_000;

    private final DatabaseClock database = mock(DatabaseClock.class);
    private final EngineClock clock = new EngineClock(database);

    /** The engine's clock is the JVM's, and other tests go by it. */
    @AfterEach
    void goOnByTheMachinesClock() {
        ClockUtil.reset();
    }

    @Test
    void theEngineGoesByTheDatabaseFromItsStartOn() {
        when(database.lead()).thenReturn(Duration.ofDays(1));

        clock.afterSingletonsInstantiated();

        assertThat(ClockUtil.getCurrentTime()).isCloseTo(Date.from(Instant.now().minus(Duration.ofDays(1))), CLOSE);
    }

    @Test
    void whereTheMachinesClockIsSetItStaysWithTheDatabase() {
        when(database.lead()).thenReturn(Duration.ofDays(-1), Duration.ofSeconds(-5), Duration.ZERO);
        clock.afterSingletonsInstantiated();

        clock.follow();
        clock.follow();

        assertThat(ClockUtil.getCurrentTime()).isCloseTo(Date.from(Instant.now()), CLOSE);
    }

    @Test
    void aMomentIsNotWorthACorrection() {
        var before = ClockUtil.offset(-Duration.ofDays(3).toMillis());
        when(database.lead()).thenReturn(Duration.ofMillis(90));

        clock.afterSingletonsInstantiated();

        assertThat(ClockUtil.getCurrentTime()).isCloseTo(before, CLOSE);
    }
}
