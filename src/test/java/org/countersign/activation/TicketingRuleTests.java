package org.countersign.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.activation.AnActivation.anActivation;

import java.util.List;
import java.util.Optional;
import org.countersign.role.TicketSystem;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;

class TicketingRuleTests {

    private final TicketingRule rule = new TicketingRule(List.of());

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

    @Test
    void aTicketOfASystemThatTheRoleDoesNotKnowIsNone() {
        assertThat(rule.violation(fromDesk().withTicket("INC-1", "Phone").check()))
                .hasValue("The ticket system must be one of: Desk, Change board");
        assertThat(rule.violation(fromDesk().withTicket("INC-1", "desk").check()))
                .isEmpty();
    }

    @Test
    void aNumberLooksAsTheSystemsNumbersDo() {
        assertThat(rule.violation(fromDesk().withTicket("INC-1x", "Desk").check()))
                .isPresent();
        assertThat(rule.violation(fromDesk().withTicket("x", "Change board").check()))
                .isEmpty();
    }

    @Test
    void aTicketThatNobodyAskedForIsMeasuredAllTheSame() {
        var unasked = fromDesk().asking(settings -> settings.withRequired(false, true, false));

        assertThat(rule.violation(unasked.withTicket("nonsense", "Desk").check()))
                .isPresent();
        assertThat(rule.violation(unasked.withTicket("INC-1", "").check())).isPresent();
        assertThat(rule.violation(unasked.withTicket("", "").check())).isEmpty();
    }

    @Test
    void everyCheckOfTicketsMayRefuse() {
        var refusing = new TicketingRule(List.of(
                (ticket, request) -> Optional.empty(),
                (ticket, request) -> Optional.of(ticket.number() + " is closed.")));

        assertThat(refusing.violation(anActivation().check())).hasValue("INC-1 is closed.");
    }

    @Test
    void aCheckThatThrowsRefuses() {
        var broken = new TicketingRule(List.of((ticket, request) -> {
            throw new QueryTimeoutException("slow");
        }));

        assertThat(broken.violation(anActivation().check())).hasValue("The ticket could not be checked.");
    }

    @Test
    void whereThereIsNoTicketNoCheckIsAsked() {
        var checked = new TicketingRule(List.of((ticket, request) -> {
            throw new AssertionError("Asked");
        }));

        assertThat(checked.violation(
                        anActivation().askedNothing().withTicket("", "").check()))
                .isEmpty();
        assertThat(checked.violation(anActivation().withTicket("", "").check())).isPresent();
    }

    @Test
    void aLongRefusalIsShortened() {
        var wordy = new TicketingRule(List.of((ticket, request) -> Optional.of("x".repeat(1000))));

        assertThat(wordy.violation(anActivation().check()))
                .hasValueSatisfying(reason -> assertThat(reason).hasSize(300));
    }

    private static AnActivation fromDesk() {
        return anActivation()
                .asking(settings -> settings.withTicketSystems(
                        List.of(new TicketSystem("Desk", "INC-[0-9]+"), new TicketSystem("Change board", ""))));
    }
}
