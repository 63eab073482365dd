package org.countersign.role;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;

/** Whatever an administrator writes for a pattern, it is refused, or asked of any number without delay. */
@Tag("fuzz")
class TicketPatternFuzzTests {

    @FuzzTest(maxDuration = "5m")
    void isRefusedOrSoonDone(FuzzedDataProvider data) {
        var pattern = data.consumeRemainingAsString();
        var system = new TicketSystem("Desk", pattern);
        var began = Instant.now();
        if (system.faults().findAny().isEmpty()) {
            system.hasNumbersLike(pattern);
            system.hasNumbersLike("a".repeat(256));
        }
        assertThat(Duration.between(began, Instant.now())).isLessThan(ofSeconds(5));
    }
}
