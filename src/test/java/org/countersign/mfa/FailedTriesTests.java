package org.countersign.mfa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long somebody waits who tries in vain. */
class FailedTriesTests {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void fourFailuresLockNothing() {
        var tries = FailedTries.NONE.another(NOW).another(NOW).another(NOW).another(NOW);

        assertThat(tries.count()).isEqualTo(4);
        assertThat(tries.isLocked(NOW)).isFalse();
    }

    @Test
    void theFifthLocksUntilItsTimeIsOverAndNoLonger() {
        var tries = new FailedTries(4, null).another(NOW);

        assertThat(tries.count()).isEqualTo(5);
        assertThat(tries.isLocked(NOW.plusSeconds(30).minusNanos(1))).isTrue();
        assertThat(tries.isLocked(NOW.plusSeconds(30))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "5, PT30S",
        "6, PT1M",
        "7, PT2M",
        "8, PT4M",
        "9, PT8M",
        "10, PT16M",
        "11, PT32M",
        "12, PT1H",
        "13, PT1H",
        "100, PT1H"
    })
    void eachFurtherOneLocksTwiceAsLongToAnHour(int failures, Duration lock) {
        assertThat(FailedTries.lockAfter(failures)).isEqualTo(lock);
    }
}
