package org.countersign.activation;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Duration;
import java.time.Instant;
import org.countersign.assignment.InvalidRequest;
import org.junit.jupiter.api.Tag;

/** Whatever somebody writes for a time, it is one that the store can keep, or refused in a sentence. */
@Tag("fuzz")
class WireTimeFuzzTests {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @FuzzTest(maxDuration = "5m")
    void aMomentIsKeptAsItIsOrRefused(FuzzedDataProvider data) {
        var text = data.consumeRemainingAsString();
        try {
            var moment = WireTime.instant("start", text);
            assertThat(moment).isAfter(Instant.EPOCH).isBefore(Instant.parse("9999-12-31T23:59:59Z"));
            assertThat(WireTime.instant("start", moment.toString())).isEqualTo(moment);
            var start = WireTime.start("start", text, NOW);
            assertThat(start == null || start.isAfter(NOW) && !start.isAfter(NOW.plus(Duration.ofDays(365))))
                    .isTrue();
        } catch (InvalidRequest e) {
            assertThat(e).hasMessageStartingWith("start ");
        }
    }

    @FuzzTest(maxDuration = "5m")
    void aDurationIsKeptAsItIsOrRefused(FuzzedDataProvider data) {
        try {
            var duration = WireTime.duration("duration", data.consumeRemainingAsString());
            assertThat(duration.abs()).isLessThanOrEqualTo(Duration.ofDays(36_500));
            assertThat(WireTime.duration("duration", duration.toString())).isEqualTo(duration);
        } catch (InvalidRequest e) {
            assertThat(e).hasMessageStartingWith("duration ");
        }
    }
}
