package org.countersign.role;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActivationSettingsTests {

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT29M", "PT45M", "PT24H30M", "PT30M1S"})
    void theMaximumDurationIsHalfHoursUpToADay(String duration) {
        assertThat(ActivationSettings.DEFAULT
                        .withMaximumDuration(Duration.parse(duration))
                        .faults())
                .containsExactly("The maximum duration must be 30 minutes to 24 hours, in half hours.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT4M", "P31D", "PT10M30S"})
    void theApprovalTimeoutIsMinutesUpToAMonth(String timeout) {
        assertThat(ActivationSettings.DEFAULT
                        .withApproval(true, Duration.parse(timeout))
                        .faults())
                .containsExactly("The approval time-out must be 5 minutes to 30 days, in whole minutes.");
    }

    @Test
    void theDefaultsAreEntras() {
        assertThat(ActivationSettings.DEFAULT)
                .isEqualTo(new ActivationSettings(Duration.ofHours(8), true, true, false, false, Duration.ofHours(24)));
        assertThat(ActivationSettings.DEFAULT.faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"c1", "c9", "c10", "c99"})
    void anAuthenticationContextIsOneOfC1ToC99(String claimValue) {
        assertThat(withContext(claimValue).faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c", "c0", "c01", "c100", "C1", "d1", "c1 "})
    void nothingElseIsAnAuthenticationContext(String claimValue) {
        assertThat(withContext(claimValue).faults())
                .containsExactly("The claim value of an authentication context is one of c1 to c99.");
    }

    @Test
    void anAuthenticationContextAndMfaExcludeEachOther() {
        assertThat(ActivationSettings.DEFAULT.withAuthenticationContext("c1").faults())
                .singleElement()
                .asString()
                .contains("takes the place of MFA");
    }

    @Test
    void everyFaultIsNamed() {
        var settings = ActivationSettings.DEFAULT
                .withMaximumDuration(Duration.ofHours(25))
                .withApproval(true, Duration.ofDays(31))
                .withAuthenticationContext("c0")
                .withTicketSystems(List.of(new TicketSystem("Desk", "(")));

        assertThat(settings.faults()).hasSize(5);
    }

    private static ActivationSettings withContext(String claimValue) {
        return ActivationSettings.DEFAULT.withRequired(false, true, false).withAuthenticationContext(claimValue);
    }
}
