package org.countersign.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.assignment.AssignmentKind;
import org.countersign.assignment.DirectAssignment;
import org.countersign.assignment.ExtensionDecision;
import org.countersign.assignment.ExtensionId;
import org.countersign.assignment.ExtensionKind;
import org.countersign.assignment.ExtensionRequest;
import org.countersign.assignment.ExtensionStatus;
import org.countersign.assignment.ExtensionTerms;
import org.countersign.assignment.Verdict;
import org.countersign.directory.Directory;
import org.countersign.directory.User;
import org.countersign.role.RoleDefinition;
import org.countersign.role.Roles;
import org.countersign.role.Scope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How mails about assignments that end are worded, to each audience. */
class AssignmentMailComposerTests {

    private static final Instant END = Instant.parse("2026-11-23T14:05:00Z");

    private final Directory directory = mock(Directory.class);
    private final Roles roles = mock(Roles.class);
    private final User lee = Notice.person("Lee");
    private final User paula = Notice.person("Paula");
    private final AssignmentMailComposer composer = new AssignmentMailComposer(
            directory, roles, Notice.scopes(), new MailProperties("Countersign <countersign@localhost>", null));

    @BeforeEach
    void nameEverybody() {
        when(directory.user(lee.id())).thenReturn(lee);
        when(directory.user(paula.id())).thenReturn(paula);
        when(roles.role(RoleDefinition.USER_ADMINISTRATOR))
                .thenReturn(new RoleDefinition(
                        RoleDefinition.USER_ADMINISTRATOR, "User Administrator", "Manages users.", true));
    }

    static Stream<Arguments> everyKindToEachOfItsAudiences() {
        return Stream.of(NoticeKind.values())
                .filter(NoticeKind::isAboutAssignment)
                .flatMap(kind -> kind.audiences().stream().map(audience -> Arguments.of(kind, audience)));
    }

    @ParameterizedTest
    @MethodSource("everyKindToEachOfItsAudiences")
    void eachMailSaysWhoWhatWhereWhyAndWhen(NoticeKind kind, Audience audience) {
        var mail = compose(kind, audience, AssignmentNotice.about(request("<b>We go on</b>", decision())));

        for (var body : new String[] {mail.text(), mail.html()}) {
            assertThat(body)
                    .contains("Lee", "User Administrator", "eligible", "23 Nov 2026, 14:05 UTC")
                    .contains("Paula", "For a month", "23 Dec 2026, 14:05 UTC", "active")
                    .doesNotContain("null", "[[", "[(", "${", " th:", "[#");
        }
        assertThat(mail.html()).contains("&lt;b&gt;We go on").doesNotContain("<b>We");
        assertThat(mail.subject()).contains("Lee", "User Administrator");
    }

    @ParameterizedTest
    @MethodSource("everyKindToEachOfItsAudiences")
    void whatIsNotKnownLeavesNoGapAndNoTraceOfTheTemplate(NoticeKind kind, Audience audience) {
        var mail = compose(kind, audience, AssignmentNotice.about(assignment(AssignmentKind.ELIGIBLE, null)));

        for (var body : new String[] {mail.text(), mail.html()}) {
            assertThat(body)
                    .contains("none: it is permanent")
                    .doesNotContain("null", "[[", "[(", "${", " th:", "[#", "by .", "Asked", "Reviewed", "Granted");
        }
    }

    @Test
    void theHolderReadsOfYourAssignmentAndOthersOfTheHolders() {
        var notice = AssignmentNotice.about(assignment(AssignmentKind.ACTIVE, END));

        assertThat(compose(NoticeKind.ASSIGNMENT_EXPIRING, Audience.REQUESTOR, notice)
                        .text())
                .contains("Your active assignment of the role User Administrator ends on 23 Nov 2026, 14:05 UTC.");
        assertThat(compose(NoticeKind.ASSIGNMENT_EXPIRED, Audience.ADMINISTRATORS, notice)
                        .text())
                .contains("Lee's active assignment of the role User Administrator has ended.");
    }

    @Test
    void aDecisionNamesTheReviewerTheVerdictAndTheReason() {
        var notice = AssignmentNotice.about(request("We go on", decision()));

        var mail = compose(NoticeKind.EXTENSION_DECIDED, Audience.REQUESTOR, notice);

        assertThat(mail.subject()).isEqualTo("Lee's request to extend User Administrator was approved");
        assertThat(mail.text())
                .contains("Paula approved your request to extend the eligible assignment", "For a month");
    }

    private Mail compose(NoticeKind kind, Audience audience, AssignmentNotice notice) {
        return Notice.worded(
                composer.compose(kind, audience, Recipient.of(audience == Audience.REQUESTOR ? lee : paula), notice));
    }

    private ExtensionRequest request(String justification, @Nullable ExtensionDecision decision) {
        return new ExtensionRequest(
                ExtensionId.random(),
                ExtensionKind.EXTEND,
                assignment(AssignmentKind.ELIGIBLE, END),
                new ExtensionTerms(AssignmentKind.ELIGIBLE, null, END.plus(Duration.ofDays(60))),
                justification,
                ExtensionStatus.APPROVED,
                "",
                END,
                END,
                END,
                decision);
    }

    private ExtensionDecision decision() {
        return new ExtensionDecision(
                paula.id(),
                Verdict.APPROVE,
                "For a month",
                END,
                assignment(AssignmentKind.ACTIVE, END.plus(Duration.ofDays(30))));
    }

    private DirectAssignment assignment(AssignmentKind kind, @Nullable Instant end) {
        return new DirectAssignment(
                kind,
                UUID.randomUUID(),
                lee.id(),
                RoleDefinition.USER_ADMINISTRATOR,
                Scope.DIRECTORY,
                END.minus(Duration.ofDays(90)),
                end);
    }
}
