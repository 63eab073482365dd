package org.countersign.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.activation.AnActivation.anActivation;

import org.junit.jupiter.api.Test;

class TicketingRuleTests {

    private final TicketingRule rule = new TicketingRule();

    @Test
    void aNumberAndASystemAreATicket() {
        assertThat(rule.violation(anActivation().withTicket("INC-1", "Desk").check()))
                .isEmpty();
    }

    @Test
    void oneOfThemIsNot() {
        assertThat(rule.violation(anActivation().withTicket("INC-1", "").check()))
                .isPresent();
        assertThat(rule.violation(anActivation().withTicket("", "Desk").check()))
                .isPresent();
    }

    @Test
    void whereNoneIsAskedNoneIsNeeded() {
        assertThat(rule.violation(
                        anActivation().askedNothing().withTicket("", "").check()))
                .isEmpty();
    }
}
