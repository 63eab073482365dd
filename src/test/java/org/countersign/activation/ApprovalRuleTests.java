package org.countersign.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.activation.AnActivation.anActivation;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.Optional;
import java.util.UUID;
import org.countersign.directory.UserId;
import org.junit.jupiter.api.Test;

class ApprovalRuleTests {

    private final Decisions decisions = mock(Decisions.class);
    private final ApprovalRule rule = new ApprovalRule(decisions);

    @Test
    void aRecordedApprovalIsEnough() {
        decided(Verdict.APPROVE);

        assertThat(rule.violation(anActivation().check())).isEmpty();
    }

    @Test
    void aRecordedDenialIsNoApproval() {
        decided(Verdict.DENY);

        assertThat(rule.violation(anActivation().check())).isPresent();
    }

    @Test
    void withoutADecisionThereIsNoApproval() {
        when(decisions.find(any())).thenReturn(Optional.empty());

        assertThat(rule.violation(anActivation().check())).isPresent();
    }

    @Test
    void whereNoneIsAskedNoneIsNeeded() {
        when(decisions.find(any())).thenReturn(Optional.empty());

        assertThat(rule.violation(anActivation().askedNothing().check())).isEmpty();
    }

    private void decided(Verdict verdict) {
        var decision = new Decision(new UserId(UUID.randomUUID()), verdict, "because", AnActivation.NOW);
        when(decisions.find(any())).thenReturn(Optional.of(decision));
    }
}
