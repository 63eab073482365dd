package org.countersign.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.activation.AnActivation.anActivation;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.Optional;
import java.util.UUID;
import org.countersign.assignment.Verdict;
import org.countersign.directory.Directory;
import org.countersign.directory.PersonId;
import org.countersign.directory.User;
import org.countersign.directory.UserId;
import org.countersign.directory.UserType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApprovalRuleTests {

    private final Decisions decisions = mock(Decisions.class);
    private final Directory directory = mock(Directory.class);
    private final ApprovalRule rule = new ApprovalRule(decisions, directory);

    @BeforeEach
    void everybodyIsSomebodyElse() {
        when(directory.user(any())).thenAnswer(call -> account(call.getArgument(0), new PersonId(UUID.randomUUID())));
    }

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

    @Test
    void anApprovalByAnotherAccountOfTheRequestorIsNone() {
        decided(Verdict.APPROVE);
        var person = new PersonId(UUID.randomUUID());
        doAnswer(call -> account(call.getArgument(0), person)).when(directory).user(any());

        assertThat(rule.violation(anActivation().check())).isPresent();
    }

    private static User account(UserId id, PersonId person) {
        return new User(id, id + "@contoso.example", id.toString(), "Lee", null, UserType.MEMBER, person, true);
    }

    private void decided(Verdict verdict) {
        var decision = new Decision(new UserId(UUID.randomUUID()), verdict, "because", AnActivation.NOW);
        when(decisions.find(any())).thenReturn(Optional.of(decision));
    }
}
