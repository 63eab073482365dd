package org.countersign.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActivationSettingsTests {

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT29M", "PT45M", "PT24H30M", "PT30M1S"})
    void theMaximumDurationIsHalfHoursUpToADay(String duration) {
        assertThatThrownBy(() -> settings(Duration.parse(duration), Duration.ofHours(24)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT4M", "P31D", "PT10M30S"})
    void theApprovalTimeoutIsMinutesUpToAMonth(String timeout) {
        assertThatThrownBy(() -> settings(Duration.ofHours(8), Duration.parse(timeout)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ofTwoSettingsTheStrictestAsksForWhateverEitherAsks() {
        var short4 = new ActivationSettings(Duration.ofHours(4), false, true, false, true, Duration.ofHours(24));
        var mfa8 = new ActivationSettings(Duration.ofHours(8), true, false, true, false, Duration.ofHours(1));

        assertThat(short4.strictest(mfa8))
                .isEqualTo(mfa8.strictest(short4))
                .isEqualTo(new ActivationSettings(Duration.ofHours(4), true, true, true, true, Duration.ofHours(1)));
    }

    private static ActivationSettings settings(Duration maximum, Duration timeout) {
        return new ActivationSettings(maximum, true, true, false, false, timeout);
    }
}
