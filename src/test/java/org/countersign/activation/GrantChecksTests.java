package org.countersign.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.activation.AnActivation.anActivation;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.countersign.assignment.Approvers;
import org.countersign.assignment.Eligibilities;
import org.countersign.directory.Directory;
import org.countersign.mfa.AuthenticationContexts;
import org.countersign.role.ActivationSettings;
import org.countersign.role.RoleSettings;
import org.countersign.role.Roles;
import org.countersign.role.TicketSystem;
import org.countersign.time.DatabaseClock;
import org.junit.jupiter.api.Test;

/** What either the settings at the request or those of now ask counts. */
class GrantChecksTests {

    private static final List<TicketSystem> DESK = List.of(new TicketSystem("Desk", "INC-[0-9]+"));
    private static final List<TicketSystem> PHONE = List.of(new TicketSystem("Phone", ""));

    private final Roles roles = mock(Roles.class);
    private final ActivationProofs factors = mock(ActivationProofs.class);
    private final AuthenticationContexts contexts = mock(AuthenticationContexts.class);
    private final ActivationRules rules = new ActivationRules(
            new EligibilityRule(mock(Directory.class), mock(Eligibilities.class)),
            new ExpirationRule(),
            new JustificationRule(),
            new TicketingRule(List.of()),
            new MfaRule(contexts),
            new AuthenticationContextRule(contexts),
            new ApproverRule(mock(Approvers.class), mock(Directory.class)),
            new WindowRule(mock(DatabaseClock.class)),
            new ApprovalRule(mock(Decisions.class), mock(Directory.class)));
    private final GrantChecks checks = new GrantChecks(rules, roles, factors);

    @Test
    void ticketsFitTheSystemsOfThenAndTheSystemsOfNow() {
        assertThat(violations(then -> then.withTicketSystems(DESK), now -> now)).doesNotContain(RuleName.TICKETING);
        assertThat(violations(then -> then.withTicketSystems(PHONE), now -> now))
                .contains(RuleName.TICKETING);
        assertThat(violations(then -> then, now -> now.withTicketSystems(PHONE)))
                .contains(RuleName.TICKETING);
        assertThat(violations(then -> then.withTicketSystems(DESK), now -> now.withTicketSystems(PHONE)))
                .containsOnlyOnce(RuleName.TICKETING);
    }

    @Test
    void mfaOfThenAndAContextOfNowAreBothAskedFor() {
        when(contexts.available("c1")).thenReturn(Optional.of(AContext.available("c1", Duration.ZERO)));

        assertThat(violations(then -> then.withRequired(true, true, false), now -> now.withRequired(false, true, false)
                        .withAuthenticationContext("c1")))
                .contains(RuleName.MFA, RuleName.AUTHENTICATION_CONTEXT);
    }

    @Test
    void approvalThatEitherAsksForIsNeeded() {
        assertThat(violations(then -> then, now -> now.withApproval(true, now.approvalTimeout())))
                .contains(RuleName.APPROVAL);
        assertThat(violations(then -> then.withApproval(true, then.approvalTimeout()), now -> now))
                .contains(RuleName.APPROVAL);
        assertThat(violations(then -> then, now -> now)).doesNotContain(RuleName.APPROVAL);
    }

    @Test
    void theShorterMaximumCounts() {
        var activation = asked(then -> then.withMaximumDuration(Duration.ofHours(4)));

        now(now -> now.withMaximumDuration(Duration.ofHours(3)));
        assertThat(checks.maximumDurationOf(activation)).isEqualTo(Duration.ofHours(3));
        now(now -> now.withMaximumDuration(Duration.ofHours(24)));
        assertThat(checks.maximumDurationOf(activation)).isEqualTo(Duration.ofHours(4));
    }

    private List<RuleName> violations(
            UnaryOperator<ActivationSettings> then, UnaryOperator<ActivationSettings> changed) {
        when(factors.recorded(any())).thenReturn(demand -> false);
        now(changed);
        return checks.violationsAtGrant(asked(then)).stream().map(Finding::rule).toList();
    }

    private static Activation asked(UnaryOperator<ActivationSettings> then) {
        return anActivation().askedNothing().asking(then).build();
    }

    private void now(UnaryOperator<ActivationSettings> changed) {
        var plain = anActivation().askedNothing().build();
        when(roles.settingsOf(any()))
                .thenReturn(new RoleSettings(plain.request().role(), changed.apply(plain.settings()), List.of()));
    }
}
