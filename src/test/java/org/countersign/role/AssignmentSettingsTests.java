package org.countersign.role;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssignmentSettingsTests {

    @ParameterizedTest
    @ValueSource(strings = {"P15D", "P30D", "P90D", "P180D", "P365D"})
    void theMaximumIsOneOfEntrasFive(String maximum) {
        assertThat(lastingAtMost(maximum).faults("Eligible")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "P14D", "P15DT1S", "P366D", "-P15D"})
    void anyOtherMaximumIsAFault(String maximum) {
        assertThat(lastingAtMost(maximum).faults("Active"))
                .containsExactly("Active assignments last at most P15D, P30D, P90D, P180D or P365D.");
    }

    @Test
    void theDefaultsAreEntras() {
        assertThat(AssignmentSettings.ELIGIBLE_DEFAULT)
                .isEqualTo(new AssignmentSettings(true, Duration.ofDays(365), false, false));
        assertThat(AssignmentSettings.ACTIVE_DEFAULT)
                .isEqualTo(new AssignmentSettings(true, Duration.ofDays(180), true, false));
    }

    private static AssignmentSettings lastingAtMost(String maximum) {
        return AssignmentSettings.ELIGIBLE_DEFAULT.withExpiration(false, Duration.parse(maximum));
    }
}
