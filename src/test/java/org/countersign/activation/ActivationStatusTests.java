package org.countersign.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.countersign.activation.AnActivation.NOW;
import static org.countersign.activation.AnActivation.anActivation;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActivationStatusTests {

    @ParameterizedTest
    @EnumSource
    void whatIsOverStaysOver(ActivationStatus status) {
        var leadsSomewhere = Stream.of(ActivationStatus.values()).anyMatch(status::mayBecome);

        assertThat(leadsSomewhere).isEqualTo(status.isOpen());
    }

    @ParameterizedTest
    @EnumSource
    void nothingBecomesWhatItIsOrIsRegisteredAgain(ActivationStatus status) {
        assertThat(status.mayBecome(ActivationStatus.REGISTERED)).isFalse();
        assertThat(status == ActivationStatus.SCHEDULED || !status.mayBecome(status))
                .isTrue();
    }

    @Test
    void onlyAPendingRequestIsDecided() {
        assertThat(ActivationStatus.values())
                .filteredOn(status ->
                        status.mayBecome(ActivationStatus.APPROVED) || status.mayBecome(ActivationStatus.DENIED))
                .containsExactly(ActivationStatus.PENDING_APPROVAL);
    }

    @Test
    void onlyAnActiveRoleExpires() {
        assertThat(ActivationStatus.values())
                .filteredOn(status -> status.mayBecome(ActivationStatus.EXPIRED))
                .containsExactly(ActivationStatus.ACTIVE);
    }

    @Test
    void anImpossibleStepThrows() {
        var denied = anActivation()
                .build()
                .become(ActivationStatus.PENDING_APPROVAL, "", NOW)
                .become(ActivationStatus.DENIED, "no", NOW);

        assertThatThrownBy(() -> denied.become(ActivationStatus.ACTIVE, "", NOW))
                .isInstanceOf(IllegalStateException.class);
    }
}
