package org.countersign.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.activation.AnActivation.NOW;
import static org.countersign.activation.AnActivation.anActivation;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.countersign.assignment.Eligibilities;
import org.countersign.assignment.Eligibility;
import org.countersign.assignment.EligibilityId;
import org.countersign.assignment.Right;
import org.countersign.directory.Directory;
import org.countersign.directory.PersonId;
import org.countersign.directory.User;
import org.countersign.directory.UserId;
import org.countersign.directory.UserType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EligibilityRuleTests {

    private final Directory directory = mock(Directory.class);
    private final Eligibilities eligibilities = mock(Eligibilities.class);
    private final EligibilityRule rule = new EligibilityRule(directory, eligibilities);

    @BeforeEach
    void anEnabledUserWhoIsNotEligible() {
        theAccountIs(true);
        when(eligibilities.lockEffective(any())).thenReturn(Optional.empty());
    }

    @Test
    void whoIsEligibleMayAsk() {
        eligibleUntil(null);

        assertThat(rule.violation(anActivation().check())).isEmpty();
    }

    @Test
    void whoIsNotEligibleMayNot() {
        assertThat(rule.violation(anActivation().check())).isPresent();
    }

    @Test
    void aDisabledAccountMayNot() {
        eligibleUntil(null);
        theAccountIs(false);

        assertThat(rule.violation(anActivation().check())).hasValue("The account is disabled.");
    }

    @Test
    void aStartAfterTheEligibilityIsRefused() {
        eligibleUntil(NOW.plus(Duration.ofHours(3)));

        assertThat(rule.violation(
                        anActivation().starting(NOW.plus(Duration.ofHours(2))).check()))
                .isEmpty();
        assertThat(rule.violation(
                        anActivation().starting(NOW.plus(Duration.ofHours(3))).check()))
                .isPresent();
    }

    private void theAccountIs(boolean enabled) {
        when(directory.findUser(any()))
                .thenAnswer(call -> Optional.of(new User(
                        call.<UserId>getArgument(0),
                        "lee@contoso.example",
                        "lee",
                        "Lee",
                        null,
                        UserType.MEMBER,
                        new PersonId(UUID.randomUUID()),
                        enabled)));
    }

    private void eligibleUntil(Instant end) {
        when(eligibilities.lockEffective(any())).thenAnswer(call -> {
            var right = call.<Right>getArgument(0);
            return Optional.of(new Eligibility(
                    new EligibilityId(UUID.randomUUID()), right.principal(), right.role(), right.scope(), NOW, end));
        });
    }
}
