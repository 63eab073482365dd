package org.countersign.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.notification.Notice.worded;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.countersign.directory.Directory;
import org.countersign.directory.User;
import org.countersign.role.RoleDefinition;
import org.countersign.role.Roles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How mails are worded, to each audience. */
class MailComposerTests {

    private static final String SENDER = "Countersign <countersign@localhost>";

    private final Directory directory = mock(Directory.class);
    private final Roles roles = mock(Roles.class);
    private final User lee = Notice.person("Lee");
    private final User mike = Notice.person("Mike");
    private MailComposer composer = composer(null);

    @BeforeEach
    void nameEverybody() {
        know(lee);
        know(mike);
        nameTheRole("User Administrator");
    }

    private static List<NoticeKind> aboutActivations() {
        return Stream.of(NoticeKind.values())
                .filter(NoticeKind::isAboutActivation)
                .toList();
    }

    static Stream<Arguments> everyKindToEachOfItsAudiences() {
        return aboutActivations().stream()
                .flatMap(kind -> kind.audiences().stream().map(audience -> Arguments.of(kind, audience)));
    }

    @ParameterizedTest
    @MethodSource("everyKindToEachOfItsAudiences")
    void eachMailSaysWhoWhatWhereWhyAndWhen(NoticeKind kind, Audience audience) {
        var mail = compose(kind, audience, Notice.about(lee, mike, "The print server is on fire"));

        for (var body : new String[] {mail.text(), mail.html()}) {
            assertThat(body)
                    .contains(
                            "Lee",
                            "User Administrator",
                            "the whole directory",
                            "The print server is on fire",
                            "Jira OPS-7")
                    .contains("1 hour 30 minutes", "23 Nov 2026, 14:05 UTC");
        }
        assertThat(mail.subject()).contains("Lee", "User Administrator");
        assertThat(mail.html())
                .startsWith("<!DOCTYPE html>")
                .containsOnlyOnce("<html")
                .containsOnlyOnce("<body");
    }

    @ParameterizedTest
    @MethodSource("everyKindToEachOfItsAudiences")
    void whatIsNotKnownLeavesNoGapAndNoTraceOfTheTemplate(NoticeKind kind, Audience audience) {
        var mail = compose(kind, audience, Notice.bare(lee));

        for (var body : new String[] {mail.text(), mail.html()}) {
            assertThat(body).doesNotContain("null", "[[", "[(", "${", " th:", "[#", "by .", "on .");
        }
        assertThat(mail.subject()).doesNotContain("null");
    }

    @ParameterizedTest
    @MethodSource("everyKindToEachOfItsAudiences")
    void theRequestorReadsOfYourRequestAndOthersOfTheRequestors(NoticeKind kind, Audience audience) {
        var text = compose(kind, audience, Notice.about(lee, mike, "Fire")).text();

        if (audience == Audience.REQUESTOR) {
            assertThat(text).containsAnyOf("Your ", "your ", "You ").doesNotContain("Lee's");
        } else {
            assertThat(text).containsAnyOf("Lee's ", "Lee asks", "Lee was", "Lee has", "Lee still");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"APPROVAL_REQUESTED", "APPROVAL_REMINDER"})
    void anApproverReadsUntilWhenToDecideAndThatAnEligibleRoleDoesNotDo(NoticeKind kind) {
        var mail = compose(kind, Audience.APPROVERS, Notice.about(lee, mike, "Fire"));

        assertThat(mail.text()).contains("Decide by 24 Nov 2026, 09:00 UTC", "only as eligible, activate it first");
        assertThat(mail.html()).contains("Decide by 24 Nov 2026, 09:00 UTC", "only as eligible, activate it first");
    }

    @Test
    void aDecisionNamesTheReviewerTheVerdictAndTheReason() {
        var mail = compose(NoticeKind.DECISION_MADE, Audience.APPROVERS, Notice.about(lee, mike, "Fire"));

        assertThat(mail.text()).contains("Mike denied Lee's request", "Review reason: Ask the night shift");
        assertThat(mail.html()).contains("Mike denied Lee&#39;s request", "Ask the night shift");
    }

    /** A model may send this notice wherever its designer puts it. */
    @Test
    void aDecisionThatNobodyMadeIsNotMadeUp() {
        var mail = compose(NoticeKind.DECISION_MADE, Audience.APPROVERS, Notice.bare(lee));

        assertThat(mail.subject()).isEqualTo("Lee's request for User Administrator was not decided");
        assertThat(mail.text()).contains("Nobody decided Lee's request").doesNotContain("No further decision");
        assertThat(mail.html()).contains("Nobody decided Lee&#39;s request").doesNotContain("No further decision");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "${7*7} #{7*7} *{7*7} @{/x} ~{mail/facts.txt}",
                "[[${7*7}]] [(${7*7})] [# th:text=\"${7*7}\"/] __${7*7}__ /*[[7*7]]*/",
                "</td></table><a href=\"https://evil.example\">Approve</a>",
                "${T(java.lang.Runtime).getRuntime().exec('id')}",
                "\" onmouseover=\"alert(1)"
            })
    void whatPeopleTypeStaysText(String hostile) {
        var requestor = Notice.person(hostile);
        know(requestor);
        nameTheRole(hostile);

        for (var kind : aboutActivations()) {
            var mail = compose(kind, kind.audiences().get(0), Notice.about(requestor, requestor, hostile));

            assertThat(mail.text()).contains("Justification: " + hostile);
            assertThat(mail.html())
                    .doesNotContain("<script", "<img", "href=\"", "onmouseover=\"", ">49<", " 49 ")
                    .contains(escaped(hostile));
        }
    }

    @Test
    void aLineBreakInAJustificationFakesNoFact() {
        var faked = "Fire\r\nReviewed by:   Mike\u2028Review reason: Fine";

        var mail = compose(NoticeKind.APPROVAL_REQUESTED, Audience.APPROVERS, Notice.about(lee, lee, faked));

        assertThat(mail.text().lines()).noneMatch(line -> line.startsWith("Reviewed by:   Mike"));
        assertThat(mail.text()).contains("Reviewed by:   Mike");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Lee\r\nBcc: all@contoso.example", "Lee\nX: y", "Lee\u0000", "Lee\u2028X", "Lee\u202egro.x"})
    void aNameBreaksNoLine(String name) {
        var requestor = Notice.person(name);
        know(requestor);
        nameTheRole(name);

        var mail = compose(NoticeKind.ROLE_ACTIVATED, Audience.REQUESTOR, Notice.about(requestor, mike, "Fire"));

        assertThat(mail.subject())
                .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]")
                .startsWith("Lee");
        assertThat(mail.text().lines()).noneMatch(line -> line.matches("(Bcc|X): .*"));
    }

    @Test
    void theLongestNamesFitTheSubject() {
        var requestor = Notice.person("😀".repeat(128));
        know(requestor);
        nameTheRole("R".repeat(256));

        var mail = compose(NoticeKind.ACTIVATION_ENDED, Audience.REQUESTOR, Notice.about(requestor, mike, "Fire"));

        assertThat(mail.subject().length()).isLessThanOrEqualTo(500);
        assertThat(mail.subject()).endsWith("…");
    }

    @Test
    void theOneLinkIsThatToTasklistAndThereIsNoneWithoutAPublicAddress() {
        var notice = Notice.about(lee, mike, "Fire");
        assertThat(compose(NoticeKind.APPROVAL_REQUESTED, Audience.APPROVERS, notice)
                        .html())
                .doesNotContain("href", "http");

        composer = composer("https://pim.contoso.example/");
        var mail = compose(NoticeKind.APPROVAL_REQUESTED, Audience.APPROVERS, notice);

        assertThat(mail.html()).containsOnlyOnce("href=\"https://pim.contoso.example/camunda/app/tasklist/\"");
        assertThat(mail.text()).containsOnlyOnce("https://pim.contoso.example/camunda/app/tasklist/");
    }

    @Test
    void theWarningOfAnEndLeadsItsHolderToTheFormThatExtendsAndNobodyElse() {
        composer = composer("https://pim.contoso.example/");
        var form = "https://pim.contoso.example/camunda/app/tasklist/default/#/?processStart=role-activation&extend="
                + RoleDefinition.USER_ADMINISTRATOR + "&scope=%2F";
        var notice = Notice.about(lee, mike, "Fire");

        var own = compose(NoticeKind.ACTIVATION_ENDING, Audience.REQUESTOR, notice);
        assertThat(own.text()).containsOnlyOnce(form);
        assertThat(own.html()).containsOnlyOnce("href=\"" + form.replace("&", "&amp;") + "\"");
        assertThat(worded(composer.compose(
                                NoticeKind.ACTIVATION_ENDING,
                                Audience.REQUESTOR,
                                Recipient.at("desk@contoso.example"),
                                notice))
                        .text())
                .doesNotContain("processStart");
    }

    @Test
    void anAddressThatTheSettingsNameReadsOfTheRequestorAndWhyItIsMailed() {
        var notice = Notice.about(lee, mike, "Fire");

        var draft = composer.compose(
                NoticeKind.ROLE_ACTIVATED, Audience.REQUESTOR, Recipient.at("desk@contoso.example"), notice);

        assertThat(draft.recipient()).isNull();
        assertThat(draft.address()).isEqualTo("desk@contoso.example");
        assertThat(worded(draft).text())
                .contains("Hello desk@contoso.example", "Lee has activated", "the role's settings name this address");
    }

    @ParameterizedTest
    @CsvSource({"PT8H,8 hours", "PT1H,1 hour", "PT30M,30 minutes", "PT1H1M,1 hour 1 minute", "PT36H,36 hours"})
    void durationsAreWords(Duration duration, String words) {
        assertThat(MailText.words(duration)).isEqualTo(words);
    }

    private Mail compose(NoticeKind kind, Audience audience, ActivationNotice notice) {
        return worded(
                composer.compose(kind, audience, Recipient.of(audience == Audience.REQUESTOR ? lee : mike), notice));
    }

    private MailComposer composer(String publicUrl) {
        return new MailComposer(directory, roles, Notice.scopes(), new MailProperties(SENDER, publicUrl));
    }

    private void know(User user) {
        when(directory.user(user.id())).thenReturn(user);
    }

    private void nameTheRole(String name) {
        when(roles.role(any())).thenReturn(new RoleDefinition(RoleDefinition.USER_ADMINISTRATOR, name, "", true));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
