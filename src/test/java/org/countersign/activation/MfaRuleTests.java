package org.countersign.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.activation.AnActivation.anActivation;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.Optional;
import org.countersign.mfa.AuthenticationContexts;
import org.junit.jupiter.api.Test;

class MfaRuleTests {

    private final AuthenticationContexts contexts = mock(AuthenticationContexts.class);
    private final MfaRule rule = new MfaRule(contexts);

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
        var check = new ActivationCheck(activation, activation.settings(), demand -> {
            throw new AssertionError("The code was consumed");
        });

        assertThat(rule.violation(check)).isEmpty();
    }

    @Test
    void aContextThatIsNotAvailableAsksForAFreshProof() {
        when(contexts.available("c1")).thenReturn(Optional.empty());

        assertThat(rule.violation(inContext().checkWithSecondFactor(false))).isPresent();
        assertThat(rule.violation(inContext().checkWithSecondFactor(true))).isEmpty();
    }

    @Test
    void aContextThatIsAvailableTakesItsPlace() {
        when(contexts.available("c1")).thenReturn(Optional.of(AContext.available("c1", Duration.ZERO)));

        assertThat(rule.violation(inContext().checkWithSecondFactor(false))).isEmpty();
    }

    private static AnActivation inContext() {
        return anActivation().askedNothing().asking(settings -> settings.withAuthenticationContext("c1"));
    }
}
