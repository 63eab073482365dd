package org.countersign.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.activation.AnActivation.anActivation;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.countersign.assignment.Approvers;
import org.countersign.directory.Directory;
import org.countersign.directory.PersonId;
import org.countersign.directory.User;
import org.countersign.directory.UserId;
import org.countersign.directory.UserType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApproverRuleTests {

    private final Approvers approvers = mock(Approvers.class);
    private final Directory directory = mock(Directory.class);
    private final ApproverRule rule = new ApproverRule(approvers, directory);
    private final User lee = user("lee");

    @BeforeEach
    void lee() {
        when(directory.findUser(any())).thenReturn(Optional.of(lee));
    }

    @Test
    void oneWhoIsAskedIsEnough() {
        when(approvers.askedAbout(any(), any())).thenReturn(Set.of(user("brandon")));

        assertThat(rule.violation(anActivation().check())).isEmpty();
    }

    @Test
    void aRequestThatNobodyCouldApproveIsRefused() {
        when(approvers.askedAbout(any(), any())).thenReturn(Set.of());

        assertThat(rule.violation(anActivation().check())).isPresent();
    }

    @Test
    void whereNoApprovalIsAskedNobodyIsNeeded() {
        when(approvers.askedAbout(any(), any())).thenReturn(Set.of());

        assertThat(rule.violation(anActivation().askedNothing().check())).isEmpty();
    }

    private static User user(String name) {
        return new User(
                new UserId(UUID.randomUUID()),
                name + "@contoso.example",
                name,
                name,
                null,
                UserType.MEMBER,
                new PersonId(UUID.randomUUID()),
                true);
    }
}
