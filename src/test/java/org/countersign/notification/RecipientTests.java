package org.countersign.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.atLeast;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Set;
import org.countersign.assignment.Approvers;
import org.countersign.assignment.ProductRights;
import org.countersign.directory.Directory;
import org.countersign.directory.User;
import org.countersign.role.RoleDefinition;
import org.countersign.role.Roles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.ArgumentCaptor;

/** To whom a notice goes. */
class RecipientTests {

    private final User lee = Notice.person("Lee");
    private final User mike = Notice.person("Mike");
    private final User paula = Notice.person("Paula");
    private final Directory directory = mock(Directory.class);
    private final Roles roles = mock(Roles.class);
    private final Approvers approvers = mock(Approvers.class);
    private final ProductRights rights = mock(ProductRights.class);
    private final Outbox outbox = mock(Outbox.class);
    private final Notices notices = new Notices(
            directory,
            approvers,
            rights,
            new MailComposer(directory, roles, new MailProperties("countersign@localhost", null)),
            outbox);

    @BeforeEach
    void setTheScene() {
        for (var user : List.of(lee, mike, paula)) {
            when(directory.user(user.id())).thenReturn(user);
        }
        when(roles.role(any()))
                .thenReturn(new RoleDefinition(RoleDefinition.USER_ADMINISTRATOR, "User Administrator", "", true));
        when(approvers.askedAbout(any(), any())).thenReturn(Set.of(mike));
        when(rights.administrators()).thenReturn(Set.of(paula));
    }

    @ParameterizedTest
    @CsvSource({
        "APPROVAL_REQUESTED, mike",
        "APPROVAL_REMINDER, mike",
        "REQUEST_CLOSED, lee mike",
        "DECISION_MADE, lee mike",
        "ACTIVATION_FAILED, lee paula",
        "ROLE_ACTIVATED, lee paula",
        "ACTIVATION_ENDED, lee"
    })
    void eachKindHasItsAudiences(NoticeKind kind, String names) {
        assertThat(told(kind)).containsExactly(names.split(" "));
    }

    @Test
    void whoIsRequestorAndAdministratorReadsOfYourRequestOnce() {
        when(rights.administrators()).thenReturn(Set.of(lee));

        assertThat(told(NoticeKind.ROLE_ACTIVATED)).containsExactly("lee");
        assertThat(queued().get(0).text()).contains("You have activated");
    }

    @Test
    void whoCannotBeReachedIsLeftOutAndTheOthersAreTold() {
        when(approvers.askedAbout(any(), any()))
                .thenReturn(Set.of(
                        mike,
                        Notice.person("Disabled", "disabled@contoso.example", false),
                        Notice.person("Nowhere", null, true),
                        Notice.person("Blank", " ", true),
                        Notice.person("Broken", "broken@contoso.example\r\nBcc: all@contoso.example", true)));

        assertThat(told(NoticeKind.APPROVAL_REQUESTED)).containsExactly("mike");
    }

    private List<String> told(NoticeKind kind) {
        notices.queue(kind, Notice.about(lee, mike, "Fire"));
        return queued().stream()
                .map(mail -> mail.address().replace("@contoso.example", ""))
                .toList();
    }

    private List<Mail> queued() {
        var mails = ArgumentCaptor.forClass(Mail.class);
        verify(outbox, atLeast(0)).add(mails.capture());
        return mails.getAllValues();
    }
}
