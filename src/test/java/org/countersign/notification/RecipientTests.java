package org.countersign.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.notification.Notice.worded;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.atLeast;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.assignment.Approvers;
import org.countersign.assignment.AssignmentKind;
import org.countersign.assignment.ProductRights;
import org.countersign.directory.Directory;
import org.countersign.directory.Group;
import org.countersign.directory.GroupId;
import org.countersign.directory.GroupType;
import org.countersign.directory.Memberships;
import org.countersign.directory.PrincipalId;
import org.countersign.directory.User;
import org.countersign.role.ActivationSettings;
import org.countersign.role.NotificationEvent;
import org.countersign.role.NotificationRecipient;
import org.countersign.role.NotificationRule;
import org.countersign.role.NotificationSettings;
import org.countersign.role.NotificationSettings.Topic;
import org.countersign.role.RoleDefinition;
import org.countersign.role.RoleSettings;
import org.countersign.role.Roles;
import org.countersign.role.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.ArgumentCaptor;

/** To whom a notice goes. */
class RecipientTests {

    private static final Set<NoticeKind> BY_NO_RULE = Set.of(
            NoticeKind.SETTINGS_PROPOSED,
            NoticeKind.SETTINGS_PROPOSAL_CLOSED,
            NoticeKind.BREAK_GLASS,
            NoticeKind.SIGN_IN_CHANGED,
            NoticeKind.SUMMARY,
            NoticeKind.DIGEST);

    private static final List<NoticeKind> KINDS = Stream.of(NoticeKind.values())
            .filter(kind -> !kind.isAboutAssignment() && !BY_NO_RULE.contains(kind))
            .toList();

    private final User lee = Notice.person("Lee");
    private final User mike = Notice.person("Mike");
    private final User paula = Notice.person("Paula");
    private final Map<NotificationRecipient, String> names = Map.of(
            NotificationRecipient.REQUESTOR, "lee",
            NotificationRecipient.APPROVER, "mike",
            NotificationRecipient.ADMIN, "paula");
    private final Directory directory = mock(Directory.class);
    private final Memberships memberships = mock(Memberships.class);
    private final Roles roles = mock(Roles.class);
    private final Approvers approvers = mock(Approvers.class);
    private final ProductRights rights = mock(ProductRights.class);
    private final Outbox outbox = mock(Outbox.class);
    private final MailComposer composer =
            new MailComposer(directory, roles, Notice.scopes(), new MailProperties("countersign@localhost", null));
    private final Mailing mailing = new Mailing(roles, outbox);
    private final WebhookNotices webhooks = mock(WebhookNotices.class);
    private final FactsOfNotices facts = mock(FactsOfNotices.class);
    private final Notices notices = new Notices(directory, approvers, rights, composer, mailing, webhooks, facts);
    private final NewAssignmentNotices assignments =
            new NewAssignmentNotices(directory, memberships, rights, composer, mailing, webhooks, facts);

    @BeforeEach
    void setTheScene() {
        for (var user : List.of(lee, mike, paula)) {
            when(directory.user(user.id())).thenReturn(user);
        }
        when(roles.role(any()))
                .thenReturn(new RoleDefinition(RoleDefinition.USER_ADMINISTRATOR, "User Administrator", "", true));
        set(NotificationSettings.DEFAULT);
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
        "ACTIVATION_ENDING, lee",
        "ACTIVATION_ENDED, lee"
    })
    void eachKindHasItsAudiences(NoticeKind kind, String names) {
        assertThat(told(kind)).containsExactly(names.split(" "));
    }

    @Test
    void whoIsRequestorAndAdministratorReadsOfYourRequestOnce() {
        when(rights.administrators()).thenReturn(Set.of(lee));

        assertThat(told(NoticeKind.ROLE_ACTIVATED)).containsExactly("lee");
        assertThat(worded(queued().get(0)).text()).contains("You have activated");
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

    @ParameterizedTest
    @CsvSource({"ELIGIBILITY_ASSIGNED, lee paula", "ROLE_ASSIGNED, lee paula"})
    void anAssignmentIsToldToTheAssigneeAndToTheAdministrators(NoticeKind kind, String names) {
        assertThat(toldOfAssignment(kind)).containsExactly(names.split(" "));
        assertThat(worded(queued().get(0)).text()).contains("You were", "Assigned by:   Paula", "it is permanent");
        assertThat(worded(queued().get(1)).text()).contains("Lee was", "because you administer roles");
    }

    @Test
    void anAssignmentToAGroupIsToldToWhoeverIsInIt() {
        var group = new GroupId(UUID.randomUUID());
        when(memberships.membersOf(group)).thenReturn(Set.of(mike));
        when(directory.findGroup(group)).thenReturn(Optional.of(new Group(group, "Desk", GroupType.SECURITY)));

        assignments.queue(assigned(AssignmentKind.ACTIVE, group));

        assertThat(names()).containsExactly("mike", "paula");
        assertThat(worded(queued().get(0)).text()).contains("You were assigned", "Assignee:      Desk");
        assertThat(worded(queued().get(1)).text()).contains("Desk was assigned");
    }

    /** Event, recipient and level, each with and without default recipients, against every kind of notice. */
    @ParameterizedTest
    @MethodSource("everySettingOfEveryRule")
    void eachRuleMailsWhomItSaysAndRulesNothingElse(Topic topic, NotificationRule rule) {
        for (var kind : KINDS) {
            clearInvocations(outbox);
            set(NotificationSettings.DEFAULT);
            var all = told(kind);
            clearInvocations(outbox);
            set(NotificationSettings.DEFAULT.with(topic, rule));

            var expected = new ArrayList<>(all);
            var concerned = eventOf(kind) == topic.event()
                    && kind.audiences().stream().anyMatch(audience -> audience.recipient() == topic.recipient());
            var mailed = kind.isCritical() || !rule.criticalOnly();
            if (concerned && !(mailed && rule.defaultRecipients())) {
                expected.remove(names.get(topic.recipient()));
            }
            if (concerned && mailed) {
                expected.add("desk");
            }
            assertThat(told(kind)).as("%s", kind).isEqualTo(expected);
        }
    }

    static Stream<Arguments> everySettingOfEveryRule() {
        return Topic.ALL.stream().flatMap(topic -> Stream.of(true, false).flatMap(critical -> Stream.of(true, false)
                .map(defaults -> Arguments.of(
                        topic, new NotificationRule(critical, defaults, List.of("desk@contoso.example"))))));
    }

    private static NotificationEvent eventOf(NoticeKind kind) {
        return switch (kind) {
            case ELIGIBILITY_ASSIGNED -> NotificationEvent.ELIGIBLE_ASSIGNMENT;
            case ROLE_ASSIGNED -> NotificationEvent.ACTIVE_ASSIGNMENT;
            default -> NotificationEvent.ACTIVATION;
        };
    }

    @Test
    void onlyWhatAwaitsADecisionIsCritical() {
        assertThat(Stream.of(NoticeKind.values()).filter(NoticeKind::isCritical))
                .containsExactly(
                        NoticeKind.APPROVAL_REQUESTED,
                        NoticeKind.APPROVAL_REMINDER,
                        NoticeKind.EXTENSION_REQUESTED,
                        NoticeKind.SETTINGS_PROPOSED);
    }

    @Test
    void anAddressThatIsMailedAnywayGetsNoSecondMail() {
        var also = new NotificationRule(false, true, List.of("LEE@contoso.example", "desk@contoso.example"));
        set(NotificationSettings.DEFAULT
                .with(new Topic(NotificationEvent.ACTIVATION, NotificationRecipient.ADMIN), also)
                .with(new Topic(NotificationEvent.ACTIVATION, NotificationRecipient.REQUESTOR), also));

        assertThat(told(NoticeKind.ROLE_ACTIVATED)).containsExactly("lee", "paula", "desk");
    }

    private void set(NotificationSettings settings) {
        when(roles.settingsOf(any()))
                .thenReturn(new RoleSettings(RoleDefinition.USER_ADMINISTRATOR, ActivationSettings.DEFAULT, List.of())
                        .with(settings));
    }

    private List<String> told(NoticeKind kind) {
        if (!kind.isAboutActivation()) {
            return toldOfAssignment(kind);
        }
        notices.queue(kind, Notice.about(lee, mike, "Fire"));
        return names();
    }

    private List<String> toldOfAssignment(NoticeKind kind) {
        assignments.queue(assigned(
                kind == NoticeKind.ELIGIBILITY_ASSIGNED ? AssignmentKind.ELIGIBLE : AssignmentKind.ACTIVE, lee.id()));
        return names();
    }

    private NewAssignment assigned(AssignmentKind kind, PrincipalId assignee) {
        return new NewAssignment(
                kind,
                UUID.randomUUID(),
                assignee,
                RoleDefinition.USER_ADMINISTRATOR,
                Scope.DIRECTORY,
                "Night shift",
                Instant.parse("2026-11-23T14:05:00Z"),
                null,
                paula.id());
    }

    private List<String> names() {
        return queued().stream()
                .map(mail -> mail.address().replace("@contoso.example", ""))
                .toList();
    }

    private List<Draft> queued() {
        ArgumentCaptor<Collection<Draft>> drafts = ArgumentCaptor.captor();
        verify(outbox, atLeast(0)).add(drafts.capture());
        return drafts.getAllValues().stream().flatMap(Collection::stream).toList();
    }
}
