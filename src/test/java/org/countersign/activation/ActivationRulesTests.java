package org.countersign.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.countersign.activation.AnActivation.anActivation;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.List;
import org.countersign.assignment.Approvers;
import org.countersign.assignment.Eligibilities;
import org.countersign.directory.Directory;
import org.countersign.mfa.AuthenticationContexts;
import org.countersign.time.DatabaseClock;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;

class ActivationRulesTests {

    private final AuthenticationContexts contexts = mock(AuthenticationContexts.class);
    private final Directory directory = mock(Directory.class);
    private final ActivationRules rules = new ActivationRules(
            new EligibilityRule(directory, mock(Eligibilities.class)),
            new ExpirationRule(),
            new JustificationRule(),
            new TicketingRule(List.of()),
            new MfaRule(contexts),
            new AuthenticationContextRule(contexts),
            new ApproverRule(mock(Approvers.class), directory),
            new WindowRule(mock(DatabaseClock.class)),
            new ApprovalRule(mock(Decisions.class), directory));

    @Test
    void everyRuleThatFailsIsNamed() {
        var check = anActivation()
                .lasting(Duration.ofHours(9))
                .justifiedBy("")
                .withTicket("", "")
                .check();

        assertThat(rules.gates(check))
                .filteredOn(finding -> !finding.met())
                .extracting(Finding::rule)
                .containsExactly(
                        RuleName.ELIGIBILITY,
                        RuleName.EXPIRATION,
                        RuleName.JUSTIFICATION,
                        RuleName.TICKETING,
                        RuleName.MFA,
                        RuleName.APPROVER);
    }

    @Test
    void aRuleThatThrowsIsNotMet() {
        when(directory.findUser(any())).thenThrow(new IllegalStateException("broken"));

        var finding = rules.gate(RuleName.ELIGIBILITY, anActivation().check());

        assertThat(finding.met()).isFalse();
        assertThat(finding.reason()).isEqualTo("The rule could not be checked.");
    }

    @Test
    void aFaultOfTheDatabaseUndoesEverything() {
        when(directory.findUser(any())).thenThrow(new QueryTimeoutException("slow"));

        assertThatThrownBy(() -> rules.gate(RuleName.ELIGIBILITY, anActivation().check()))
                .isInstanceOf(QueryTimeoutException.class);
    }

    @Test
    void theGrantAsksForTheDecisionToo() {
        assertThat(rules.violationsAtGrant(anActivation().checkWithSecondFactor(true)))
                .extracting(Finding::rule)
                .contains(RuleName.APPROVAL);
    }
}
