package org.countersign.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;
import static org.countersign.notification.schema.tables.NotificationMail.NOTIFICATION_MAIL;
import static org.countersign.testing.Scene.requestFor;

import java.util.List;
import org.countersign.CountersignTest;
import org.countersign.activation.Activation;
import org.countersign.activation.ActivationClosures;
import org.countersign.activation.ActivationWorkflow;
import org.countersign.activation.RequestActivation;
import org.countersign.assignment.Right;
import org.countersign.assignment.Verdict;
import org.countersign.directory.User;
import org.countersign.role.RoleDefinition;
import org.countersign.role.Roles;
import org.countersign.security.SignedIn;
import org.countersign.testing.Scene;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who is mailed what, at each step of an activation. */
@CountersignTest
class NoticeTests {

    @Autowired
    private Scene scene;

    @Autowired
    private ActivationWorkflow workflow;

    @Autowired
    private ActivationClosures closures;

    @Autowired
    private Roles roles;

    @Autowired
    private DSLContext dsl;

    private User lee;
    private User leeAdm;
    private User brandon;
    private User mike;
    private User paula;
    private Right right;

    @BeforeEach
    void setTheScene() {
        lee = scene.person("Lee");
        leeAdm = scene.secondAccountOf(lee);
        brandon = scene.person("Brandon");
        mike = scene.person("Mike");
        paula = scene.person("Paula");
        scene.standing(paula, RoleDefinition.PRIVILEGED_ROLE_ADMINISTRATOR);
        right = scene.eligible(lee, scene.approvedRole(brandon, mike, leeAdm));
    }

    @Test
    void theRequestIsMailedToEveryApproverAndToNoAccountOfTheRequestor() {
        var pending = ask();

        assertThat(mailsAbout(pending))
                .extracting(Sent::kind, Sent::address)
                .containsExactlyInAnyOrder(
                        tuple("APPROVAL_REQUESTED", brandon.mail()), tuple("APPROVAL_REQUESTED", mike.mail()));
        var mail = mailTo(pending, "APPROVAL_REQUESTED", brandon);
        assertThat(mail.subject()).startsWith("Lee asks for Role ");
        assertThat(mail.text())
                .contains("The print server is on fire", "2 hours", "Decide by", "Scope:         the whole directory");
        assertThat(mail.html()).contains("The print server is on fire", "2 hours", "Decide by");
    }

    @Test
    void whoHoldsHisApprovingRoleOnlyAsEligibleIsMailedTooAndToldToActivateIt() {
        var grace = scene.person("Grace");
        scene.eligible(grace, roles.role(RoleDefinition.GLOBAL_ADMINISTRATOR));
        right = scene.eligible(lee, scene.approvedRole());

        assertThat(mailTo(ask(), "APPROVAL_REQUESTED", grace).text()).contains("only as eligible, activate it first");
    }

    @Test
    void theReviewIsMailedToEveryApproverAndNamesTheReviewer() {
        var pending = ask();
        SignedIn.as(mike, () -> workflow.decide(pending.id(), Verdict.APPROVE, "Seen the smoke"));

        for (var approver : List.of(brandon, mike)) {
            var mail = mailTo(pending, "DECISION_MADE", approver);
            assertThat(mail.text()).contains("Mike approved Lee's request", "Seen the smoke");
        }
        assertThat(mailTo(pending, "DECISION_MADE", lee).text()).contains("Mike approved your request");
    }

    @Test
    void anActivationIsMailedToTheRequestorAndToTheAdministrators() {
        var pending = ask();
        SignedIn.as(mike, () -> workflow.decide(pending.id(), Verdict.APPROVE, "Seen the smoke"));

        assertThat(mailTo(pending, "ROLE_ACTIVATED", lee).text()).contains("You have activated the role", "It ends on");
        assertThat(mailTo(pending, "ROLE_ACTIVATED", paula).text()).contains("Lee has activated the role");
    }

    @Test
    void aCancellationIsMailedToTheApprovers() {
        var pending = ask();
        closures.cancel(pending.id(), lee.id());

        await().untilAsserted(() ->
                assertThat(mailTo(pending, "REQUEST_CLOSED", brandon).text()).contains("Lee's request", "cancelled"));
    }

    @Test
    void whatPeopleTypeIsEscapedAndNeverEvaluated() {
        var plain = requestFor(right);
        var hostile = "<script>alert(1)</script> ${7*7} [[${7*7}]] [(${7*7})]";
        var request = new RequestActivation(
                plain.requestor(), plain.role(), plain.scope(), hostile, plain.ticket(), null, null, plain.duration());

        var pending = SignedIn.as(lee, () -> workflow.start(request, null));

        var mail = mailTo(pending, "APPROVAL_REQUESTED", brandon);
        assertThat(mail.text()).contains(hostile);
        assertThat(mail.html())
                .doesNotContain("<script>")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; ${7*7} [[${7*7}]] [(${7*7})]");
    }

    @Test
    void noMailCarriesALink() {
        assertThat(mailTo(ask(), "APPROVAL_REQUESTED", brandon).html()).doesNotContain("href");
    }

    @Test
    void queuedMailIsSentAfterTheCommit() {
        var pending = ask();

        await().untilAsserted(() ->
                assertThat(mailsAbout(pending)).extracting(Sent::state).containsOnly("SENT"));
    }

    private Activation ask() {
        return SignedIn.as(lee, () -> workflow.start(requestFor(right), null));
    }

    private Sent mailTo(Activation activation, String kind, User recipient) {
        return mailsAbout(activation).stream()
                .filter(mail -> mail.kind().equals(kind) && mail.address().equals(recipient.mail()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + kind + " to " + recipient.displayName()));
    }

    private List<Sent> mailsAbout(Activation activation) {
        return dsl.selectFrom(NOTIFICATION_MAIL)
                .where(NOTIFICATION_MAIL.CORRELATION_ID.eq(activation.id().value()))
                .fetch(NoticeTests::toSent);
    }

    private static Sent toSent(Record row) {
        var mail = Notice.worded(Outbox.toDraft(row));
        return new Sent(
                mail.kind().name(),
                mail.address(),
                mail.subject(),
                mail.text(),
                mail.html(),
                row.get(NOTIFICATION_MAIL.STATE));
    }

    private record Sent(String kind, String address, String subject, String text, String html, String state) {}
}
