package org.countersign.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.activation.AnActivation.anActivation;

import org.junit.jupiter.api.Test;

class JustificationRuleTests {

    private final JustificationRule rule = new JustificationRule();

    @Test
    void aReasonIsEnough() {
        assertThat(rule.violation(anActivation().check())).isEmpty();
    }

    @Test
    void blanksAreNoReason() {
        assertThat(rule.violation(anActivation().justifiedBy(" \n\t ").check())).isPresent();
    }

    @Test
    void whereNoneIsAskedNoneIsNeeded() {
        assertThat(rule.violation(anActivation().askedNothing().justifiedBy("").check()))
                .isEmpty();
    }
}
