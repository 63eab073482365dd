package org.countersign.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.activation.AnActivation.anActivation;

import org.junit.jupiter.api.Test;

class MfaRuleTests {

    private final MfaRule rule = new MfaRule();

    @Test
    void aProvedFactorIsEnough() {
        assertThat(rule.violation(anActivation().checkWithSecondFactor(true))).isEmpty();
    }

    @Test
    void withoutProofItIsNotMet() {
        assertThat(rule.violation(anActivation().checkWithSecondFactor(false))).isPresent();
    }

    @Test
    void whereNoneIsAskedNoCodeIsConsumed() {
        var activation = anActivation().askedNothing().build();
        var check = new ActivationCheck(activation, activation.settings(), () -> {
            throw new AssertionError("The code was consumed");
        });

        assertThat(rule.violation(check)).isEmpty();
    }
}
