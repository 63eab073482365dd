package org.countersign.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.activation.AnActivation.anActivation;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.Optional;
import org.countersign.mfa.AuthenticationContexts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuthenticationContextRuleTests {

    private final AuthenticationContexts contexts = mock(AuthenticationContexts.class);
    private final AuthenticationContextRule rule = new AuthenticationContextRule(contexts);

    @BeforeEach
    void setTheScene() {
        when(contexts.available(null)).thenReturn(Optional.empty());
        when(contexts.available("c1")).thenReturn(Optional.of(AContext.available("c1", Duration.ofHours(2))));
        when(contexts.available("c2")).thenReturn(Optional.empty());
    }

    @Test
    void theProofIsAskedForAsTheContextDemands() {
        var activation = anActivation()
                .asking(settings -> settings.withAuthenticationContext("c1"))
                .build();

        assertThat(rule.violation(new ActivationCheck(activation, activation.settings(), demand -> demand.maximumAge()
                        .equals(Duration.ofHours(2)))))
                .isEmpty();
        assertThat(rule.violation(new ActivationCheck(activation, activation.settings(), demand -> false)))
                .hasValueSatisfying(reason -> assertThat(reason).contains("c1 (Strong)", "PT2H"));
    }

    @Test
    void withoutAContextOrWithOneThatIsNotAvailableNothingIsAsked() {
        assertThat(rule.violation(anActivation().check())).isEmpty();
        assertThat(rule.violation(anActivation()
                        .asking(settings -> settings.withAuthenticationContext("c2"))
                        .check()))
                .isEmpty();
    }
}
