package org.countersign.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.assignment.AssignmentKind;
import org.countersign.assignment.DirectAssignment;
import org.countersign.directory.Directory;
import org.countersign.directory.User;
import org.countersign.notification.SummaryComposer.Line;
import org.countersign.notification.Waiting.Group;
import org.countersign.role.RoleDefinition;
import org.countersign.role.Roles;
import org.countersign.role.Scope;
import org.countersign.role.SettingsDifference;
import org.countersign.role.SettingsProposal;
import org.countersign.role.SettingsProposalClosed;
import org.countersign.testing.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How each kind of mail looks: on a telephone, on a wide screen, and at night. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailLayoutTests {

    private static final int TELEPHONE = 360;
    private static final int DESK = 1000;
    private static final String LONG_REASON = "The print server is on fire: " + "https://wiki.contoso.example/"
            + "averylongpathwithoutanybreak".repeat(6);

    private final Directory directory = mock(Directory.class);
    private final Roles roles = mock(Roles.class);
    private final MailProperties properties =
            new MailProperties("Countersign <countersign@localhost>", "https://pim.contoso.example");
    private final User lee = Notice.person("Lee Gu");
    private final User mike = Notice.person("Mike Nash");
    private Browser browser;

    @TempDir
    private Path folder;

    @BeforeAll
    void open() {
        browser = Browser.open("file:");
        for (var user : List.of(lee, mike)) {
            when(directory.user(user.id())).thenReturn(user);
            when(directory.findUser(user.id())).thenReturn(Optional.of(user));
        }
        when(roles.role(any()))
                .thenReturn(new RoleDefinition(RoleDefinition.USER_ADMINISTRATOR, "User Administrator", "", true));
    }

    @AfterAll
    void close() {
        browser.close();
    }

    Stream<Mail> mails() {
        return Stream.of(
                        aboutActivations(),
                        aboutAssignments(),
                        ofNewAssignments(),
                        aboutSettings(),
                        aboutAccounts(),
                        summaries())
                .flatMap(drafts -> drafts)
                .map(Notice::worded);
    }

    @ParameterizedTest
    @MethodSource("mails")
    void noMailIsWiderThanItsWindowAndEachIsDarkAtNight(Mail mail) throws IOException {
        browser.go(Files.writeString(folder.resolve(mail.kind().key() + ".html"), mail.html())
                .toString());
        assertThat(widthAt(TELEPHONE)).isLessThanOrEqualTo(TELEPHONE);
        browser.photograph("mail-" + mail.kind().key() + "-360");
        assertThat(widthAt(DESK)).isLessThanOrEqualTo(DESK);
        browser.photograph("mail-" + mail.kind().key() + "-wide");

        prefer("dark");
        assertThat(background()).isEqualTo("rgb(27, 34, 43)");
        browser.photograph("mail-" + mail.kind().key() + "-dark");
        prefer("light");
        assertThat(background()).isEqualTo("rgb(255, 255, 255)");
    }

    private Stream<Draft> aboutActivations() {
        var composer = new MailComposer(directory, roles, Notice.scopes(), properties);
        return Stream.of(NoticeKind.values())
                .filter(NoticeKind::isAboutActivation)
                .map(kind -> composer.compose(
                        kind, kind.audiences().get(0), Recipient.of(lee), Notice.about(lee, mike, LONG_REASON)));
    }

    private Stream<Draft> aboutAssignments() {
        var composer = new AssignmentMailComposer(directory, roles, Notice.scopes(), properties);
        return Stream.of(NoticeKind.ASSIGNMENT_EXPIRING, NoticeKind.ASSIGNMENT_EXPIRED)
                .map(kind -> composer.compose(
                        kind, Audience.REQUESTOR, Recipient.of(lee), AssignmentNotice.about(assignment())));
    }

    private Stream<Draft> ofNewAssignments() {
        var composer = new MailComposer(directory, roles, Notice.scopes(), properties);
        return Stream.of(AssignmentKind.values())
                .map(kind -> new NewAssignment(
                        kind,
                        UUID.randomUUID(),
                        lee.id(),
                        RoleDefinition.USER_ADMINISTRATOR,
                        Scope.DIRECTORY,
                        LONG_REASON,
                        Instant.parse("2026-06-01T00:00:00Z"),
                        null,
                        mike.id()))
                .map(made -> composer.compose(made.notice(), Audience.REQUESTOR, Recipient.of(lee), made));
    }

    private Stream<Draft> aboutSettings() {
        var composer = new SettingsMailComposer(directory, roles);
        var proposal = new SettingsProposal(
                UUID.randomUUID(),
                RoleDefinition.USER_ADMINISTRATOR,
                "{}",
                lee.id(),
                Instant.parse("2026-11-23T14:05:00Z"),
                Instant.parse("2026-11-30T14:05:00Z"));
        var changes = List.of(
                new SettingsDifference("approvalRequired", "true", "false"),
                new SettingsDifference(
                        "notification.ELIGIBLE_ASSIGNMENT.REQUESTOR.additionalRecipients", "[]", LONG_REASON));
        var closed =
                new SettingsProposalClosed(proposal, SettingsProposalClosed.Outcome.DENIED, mike.id(), LONG_REASON);
        return Stream.of(
                composer.compose(
                        NoticeKind.SETTINGS_PROPOSED, Recipient.of(mike), new SettingsNotice(proposal, changes, null)),
                composer.compose(
                        NoticeKind.SETTINGS_PROPOSAL_CLOSED,
                        Recipient.of(lee),
                        new SettingsNotice(proposal, List.of(), closed)));
    }

    private Stream<Draft> aboutAccounts() {
        var composer = new AccountMailComposer(properties);
        return Stream.of(NoticeKind.BREAK_GLASS, NoticeKind.SIGN_IN_CHANGED)
                .map(kind -> composer.compose(
                        kind,
                        Recipient.of(mike),
                        new AccountNotice(
                                lee,
                                "Mike Nash",
                                "Somebody signs in with the break-glass account.",
                                Instant.parse("2026-11-23T14:05:00Z"),
                                "2001:db8:85a3::8a2e:370:7334")));
    }

    private Stream<Draft> summaries() {
        var asked = new MailComposer(directory, roles, Notice.scopes(), properties)
                .compose(
                        NoticeKind.APPROVAL_REQUESTED,
                        Audience.APPROVERS,
                        Recipient.of(mike),
                        Notice.about(lee, mike, LONG_REASON));
        var summary = new SummaryComposer(directory, properties)
                .compose(
                        new Group(mike.id().value(), asked.address(), NoticeKind.APPROVAL_REQUESTED),
                        Collections.nCopies(3, new Line(asked.subject(), asked.gist())));
        var digest = new DigestComposer(directory, roles, Notice.scopes(), properties)
                .compose(
                        Recipient.of(mike),
                        new Week(3, 214, 190, 12, 188, 7, 2, List.of("User Administrator, by Paula")),
                        Collections.nCopies(60, assignment()));
        return Stream.of(summary, digest);
    }

    private DirectAssignment assignment() {
        return new DirectAssignment(
                AssignmentKind.ELIGIBLE,
                UUID.randomUUID(),
                lee.id(),
                RoleDefinition.USER_ADMINISTRATOR,
                Scope.DIRECTORY,
                Instant.parse("2026-06-01T00:00:00Z"),
                Instant.parse("2026-12-01T00:00:00Z"));
    }

    private long widthAt(int width) {
        browser.driver()
                .executeCdpCommand(
                        "Emulation.setDeviceMetricsOverride",
                        Map.of("width", width, "height", 1100, "deviceScaleFactor", 1, "mobile", false));
        return (long) browser.driver().executeScript("return document.documentElement.scrollWidth");
    }

    private void prefer(String scheme) {
        browser.driver()
                .executeCdpCommand(
                        "Emulation.setEmulatedMedia",
                        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    private Object background() {
        return browser.driver()
                .executeScript("return getComputedStyle(document.querySelector('main')).backgroundColor");
    }
}
