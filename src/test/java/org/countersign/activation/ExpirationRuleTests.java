package org.countersign.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.activation.AnActivation.anActivation;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExpirationRuleTests {

    private final ExpirationRule rule = new ExpirationRule();

    @Test
    void theMaximumItselfIsAllowed() {
        assertThat(rule.violation(anActivation().lasting(Duration.ofHours(8)).check()))
                .isEmpty();
    }

    @Test
    void aMinuteMoreIsNot() {
        assertThat(rule.violation(
                        anActivation().lasting(Duration.ofMinutes(481)).check()))
                .hasValueSatisfying(reason -> assertThat(reason).contains("PT8H"));
    }
}
