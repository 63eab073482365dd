package org.countersign.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.activation.AnActivation.NOW;
import static org.countersign.activation.AnActivation.anActivation;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import org.countersign.time.DatabaseClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WindowRuleTests {

    private final DatabaseClock clock = mock(DatabaseClock.class);
    private final WindowRule rule = new WindowRule(clock);

    @BeforeEach
    void itIsNow() {
        when(clock.now()).thenReturn(NOW);
    }

    @Test
    void whoNamedNoEndIsNeverTooLate() {
        assertThat(rule.violation(anActivation().check())).isEmpty();
    }

    @Test
    void whoNamedAStartIsTooLateAfterTheDuration() {
        var onTime = anActivation().starting(NOW.minus(Duration.ofHours(2)).plusSeconds(1));
        var late = anActivation().starting(NOW.minus(Duration.ofHours(2)));

        assertThat(rule.violation(onTime.check())).isEmpty();
        assertThat(rule.violation(late.check())).isPresent();
    }

    @Test
    void beforeTheNamedEndItIsNotTooLate() {
        assertThat(rule.violation(anActivation().endingBy(NOW.plusSeconds(1)).check()))
                .isEmpty();
    }

    @Test
    void atTheNamedEndItIsTooLate() {
        assertThat(rule.violation(anActivation().endingBy(NOW).check())).isPresent();
    }
}
