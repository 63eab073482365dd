package org.countersign.notification;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;
import static org.countersign.notification.schema.tables.NotificationMail.NOTIFICATION_MAIL;
import static org.countersign.testing.Scene.requestFor;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.awaitility.core.ConditionFactory;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.countersign.CountersignTest;
import org.countersign.activation.Activation;
import org.countersign.activation.ActivationWorkflow;
import org.countersign.activation.Deactivations;
import org.countersign.assignment.Right;
import org.countersign.assignment.RoleAssignments;
import org.countersign.assignment.Verdict;
import org.countersign.audit.Activity;
import org.countersign.audit.AuditTrail;
import org.countersign.audit.AuditView;
import org.countersign.directory.Directory;
import org.countersign.directory.User;
import org.countersign.role.RoleDefinition;
import org.countersign.security.SignedIn;
import org.countersign.testing.ContextOfItsOwn;
import org.countersign.testing.MailGate;
import org.countersign.testing.Scene;
import org.countersign.time.MovableClock;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** The main job with a real mail server, and with one that is down, deaf, picky or forgetful. */
@CountersignTest
@Tag(ContextOfItsOwn.TAG)
@TestPropertySource(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:mail-server;LOCK_TIMEOUT=20000;DB_CLOSE_DELAY=-1",
            // The JVM knows its engines by name, and other tests have one too.
            "camunda.bpm.process-engine-name=mail-server",
            "countersign.mail.smtp.encryption=none",
            // Each mail is counted, so none is folded.
            "countersign.mail.burst.limit=1000",
            "countersign.mail.smtp.read-timeout=PT1S",
            "countersign.mail.from=Countersign <pim@contoso.example>",
            "countersign.mail.public-url=https://pim.contoso.example"
        })
class MailServerTests {

    private static final GreenMail SERVER = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    private static final MailGate GATE;

    static {
        SERVER.start();
        GATE = new MailGate(SERVER.getSmtp().getPort());
    }

    @DynamicPropertySource
    static void theServer(DynamicPropertyRegistry properties) {
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", GATE::port);
    }

    @AfterAll
    static void stop() {
        GATE.close();
        SERVER.stop();
    }

    @Autowired
    private Scene scene;

    @Autowired
    private Directory directory;

    @Autowired
    private MovableClock clock;

    @Autowired
    private ActivationWorkflow workflow;

    @Autowired
    private Deactivations deactivations;

    @Autowired
    private RoleAssignments assignments;

    @Autowired
    private RuntimeService runtimeService;

    @Autowired
    private ManagementService managementService;

    @Autowired
    private MailDispatcher dispatcher;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private DSLContext dsl;

    private User lee;
    private User brandon;
    private User mike;
    private User paula;
    private RoleDefinition role;
    private Right right;

    @BeforeEach
    void setTheScene() {
        lee = scene.person("Lee");
        brandon = scene.person("Brandon");
        mike = scene.person("Mike");
        paula = scene.person("Paula");
        scene.standing(paula, RoleDefinition.PRIVILEGED_ROLE_ADMINISTRATOR);
        role = scene.approvedRole(brandon, mike);
        right = scene.eligible(lee, role);
    }

    @AfterEach
    void leaveNothingBehind() {
        directory.setEnabled(paula.id(), false);
        dsl.deleteFrom(NOTIFICATION_MAIL).execute();
        GATE.open();
    }

    @Test
    void anApprovedRequestIsMailedFromItsFirstStepToItsEnd() {
        var asked = ask();
        assertThatReceived(asked, to(brandon, "Lee asks for " + role()), to(mike, "Lee asks for " + role()));

        var reminder = timer(asked, "Event_ReminderDue");
        assertThat(reminder.getDuedate().toInstant())
                .as("half of the 24 hours to decide in")
                .isCloseTo(clock.now().plus(Duration.ofHours(12)), within(1, ChronoUnit.MINUTES));
        managementService.executeJob(reminder.getId());
        assertThatReceivedNext(
                asked, to(brandon, "Reminder: Lee asks for " + role()), to(mike, "Reminder: Lee asks for " + role()));

        decide(asked, mike, Verdict.APPROVE, "Seen the smoke – ✓");
        assertThatReceivedNext(
                asked,
                to(lee, "Lee's request for " + role() + " was approved"),
                to(brandon, "Lee's request for " + role() + " was approved"),
                to(mike, "Lee's request for " + role() + " was approved"),
                to(lee, "Lee activated " + role()),
                to(paula, "Lee activated " + role()));
        assertThat(mailsTo(brandon, asked)).last().satisfies(mail -> {
            assertThat(mail.text()).contains("Mike approved Lee's request", "Seen the smoke – ✓");
            assertThat(mail.html()).contains("Mike approved Lee&#39;s request", "Seen the smoke – ✓");
        });

        clock.pass(Duration.ofHours(2));
        managementService.executeJob(timer(asked, "Event_EndReached").getId());
        managementService.createJobQuery().processInstanceId(instanceOf(asked)).messages().list().stream()
                .map(Job::getId)
                .forEach(managementService::executeJob);
        assertThatReceivedNext(asked, to(lee, "Lee's activation of " + role() + " has ended"));
    }

    @Test
    void aDenialIsMailedToEverybodyConcerned() {
        var asked = ask();
        decide(asked, brandon, Verdict.DENY, "It is only the toaster");

        assertThatAllWereToldOfTheEnd(asked, "Lee's request for " + role() + " was denied");
    }

    @Test
    void aRequestThatNobodyDecidedIsMailedAsClosed() {
        var asked = ask();
        clock.pass(Duration.ofHours(24));
        managementService.executeJob(timer(asked, "Event_ApprovalTimedOut").getId());

        assertThatAllWereToldOfTheEnd(asked, "Closed: Lee's request for " + role());
    }

    @Test
    void everyMailHasTwoPartsTheSenderAndTheWayToTasklist() {
        var asked = ask();

        eventually().untilAsserted(() -> assertThat(mailsTo(brandon, asked))
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.sender()).isEqualTo("Countersign <pim@contoso.example>");
                    assertThat(mail.text())
                            .contains(
                                    "The print server is on fire", "https://pim.contoso.example/camunda/app/tasklist/");
                    assertThat(mail.html())
                            .contains(
                                    "The print server is on fire", "https://pim.contoso.example/camunda/app/tasklist/");
                }));
    }

    @Test
    void whatAServerThatWasDownMissedItGetsLaterAndOnce() {
        GATE.shut();
        var asked = ask();
        decide(asked, mike, Verdict.APPROVE, "Seen the smoke");
        assertThat(assignments.isActive(right)).isTrue();
        eventually().untilAsserted(() -> assertThat(queued(asked)).hasSize(7).allMatch(mail -> !mail.error()
                .isEmpty()));

        GATE.open();
        sendAllThatIsLeft(asked);

        assertThat(received(asked)).hasSize(7);
        assertThat(idsOf(received(asked))).isEqualTo(idsInTheOutbox(asked));
    }

    @Test
    void aRefusedRecipientHoldsUpNobodyElse() {
        GATE.refuse(String.valueOf(brandon.mail()), "550 5.1.1 No such user here");
        var asked = ask();

        assertThatReceived(asked, to(mike, "Lee asks for " + role()));
        eventually().untilAsserted(() -> assertThat(queued(asked)).isEmpty());
        assertThat(dsl.selectFrom(NOTIFICATION_MAIL)
                        .where(NOTIFICATION_MAIL.CORRELATION_ID.eq(asked.id().value()))
                        .fetchMap(NOTIFICATION_MAIL.ADDRESS, NOTIFICATION_MAIL.STATE))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(String.valueOf(brandon.mail()), "GIVEN_UP", String.valueOf(mike.mail()), "SENT"));
        assertThat(trail.newestFirst(new AuditView.Whole(), asked.id().value(), 100))
                .filteredOn(row -> row.activity() == Activity.NOTICE_GIVEN_UP)
                .singleElement()
                .satisfies(row -> assertThat(row.reason()).contains("550 5.1.1 No such user here"));
    }

    @Test
    void aServerThatIsBusyGetsTheMailLaterAndOnce() {
        GATE.refuse("", "451 4.7.1 Greylisted, try again later");
        var asked = ask();
        eventually().untilAsserted(() -> assertThat(queued(asked)).hasSize(2).allMatch(mail -> mail.error()
                .contains("451 4.7.1")));

        GATE.open();
        sendAllThatIsLeft(asked);

        assertThat(idsOf(received(asked))).hasSize(2).isEqualTo(idsInTheOutbox(asked));
        assertThat(received(asked)).hasSize(2);
    }

    @Test
    void aMailWhoseReceiptIsLostComesAgainUnderTheSameId() {
        GATE.loseReceipts();
        var asked = ask();
        eventually().untilAsserted(() -> assertThat(queued(asked)).hasSize(2).allMatch(mail -> !mail.error()
                .isEmpty()));

        GATE.open();
        sendAllThatIsLeft(asked);

        assertThat(received(asked)).hasSize(4);
        assertThat(idsOf(received(asked))).isEqualTo(idsInTheOutbox(asked));
    }

    @Test
    void aServerThatTakesTheCallAndSaysNothingIsLeftAfterTheTimeout() {
        GATE.fallSilent();
        var asked = ask();

        eventually().untilAsserted(() -> assertThat(queued(asked)).hasSize(2).allMatch(mail -> mail.error()
                .contains("timed out")));
    }

    @Test
    void whileTheServerHangsTheMainJobGoesOnAtTheSameSpeedAndNoMailIsLost() {
        round();
        var usual = median(rounds());
        GATE.fallSilent();
        var hanging = rounds();
        GATE.open();

        assertThat(median(hanging)).isLessThan(usual.multipliedBy(3).plusMillis(200));
        var all = hanging.stream().map(Round::activation).toList();
        all.forEach(this::sendAllThatIsLeft);
        for (var activation : all) {
            assertThat(received(activation)).hasSize(7);
            assertThat(idsOf(received(activation))).isEqualTo(idsInTheOutbox(activation));
        }
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofMinutes(1));
    }

    private record Round(Activation activation, Duration duration) {}

    private List<Round> rounds() {
        return Stream.generate(this::round).limit(7).toList();
    }

    /** Request, approval and deactivation. */
    private Round round() {
        var start = System.nanoTime();
        var asked = ask();
        decide(asked, mike, Verdict.APPROVE, "Seen the smoke");
        assertThat(assignments.isActive(right)).isTrue();
        clock.pass(Duration.ofMinutes(5));
        SignedIn.as(lee, () -> deactivations.deactivate(right, "done"));
        assertThat(assignments.isActive(right)).isFalse();
        return new Round(asked, Duration.ofNanos(System.nanoTime() - start));
    }

    private static Duration median(List<Round> rounds) {
        return rounds.stream().map(Round::duration).sorted().toList().get(rounds.size() / 2);
    }

    private Activation ask() {
        return SignedIn.as(lee, () -> workflow.start(requestFor(right), null));
    }

    private void decide(Activation activation, User by, Verdict verdict, String justification) {
        SignedIn.as(by, () -> workflow.decide(activation.id(), verdict, justification));
    }

    private String role() {
        return role.displayName();
    }

    private static Tuple to(User user, String subject) {
        return tuple(user.mail(), subject);
    }

    private final List<Tuple> read = new ArrayList<>();

    private void assertThatAllWereToldOfTheEnd(Activation asked, String subject) {
        assertThatReceived(
                asked,
                to(brandon, "Lee asks for " + role()),
                to(mike, "Lee asks for " + role()),
                to(lee, subject),
                to(brandon, subject),
                to(mike, subject));
    }

    private void assertThatReceived(Activation activation, Tuple... mails) {
        eventually().untilAsserted(() -> assertThat(received(activation))
                .extracting(Received::recipient, Received::subject)
                .containsExactlyInAnyOrder(mails));
        read.addAll(List.of(mails));
    }

    /** Beside all that was read before. */
    private void assertThatReceivedNext(Activation activation, Tuple... mails) {
        var all = new ArrayList<>(read);
        all.addAll(List.of(mails));
        read.clear();
        assertThatReceived(activation, all.toArray(Tuple[]::new));
    }

    private void sendAllThatIsLeft(Activation activation) {
        eventually().until(() -> {
            clock.pass(Outbox.CLAIM);
            dispatcher.sendDue();
            return queued(activation).isEmpty();
        });
    }

    private record Queued(UUID id, String error) {}

    private List<Queued> queued(Activation activation) {
        return dsl.selectFrom(NOTIFICATION_MAIL)
                .where(
                        NOTIFICATION_MAIL.CORRELATION_ID.eq(activation.id().value()),
                        NOTIFICATION_MAIL.STATE.eq(DeliveryState.QUEUED.name()))
                .fetch(row -> new Queued(row.get(NOTIFICATION_MAIL.ID), row.get(NOTIFICATION_MAIL.LAST_ERROR)));
    }

    private Set<String> idsInTheOutbox(Activation activation) {
        return dsl
                .select(NOTIFICATION_MAIL.ID)
                .from(NOTIFICATION_MAIL)
                .where(NOTIFICATION_MAIL.CORRELATION_ID.eq(activation.id().value()))
                .fetch(NOTIFICATION_MAIL.ID)
                .stream()
                .map(id -> "<" + id + "@countersign>")
                .collect(toSet());
    }

    private static Set<String> idsOf(List<Received> mails) {
        return mails.stream().map(Received::id).collect(toSet());
    }

    private List<Received> mailsTo(User user, Activation activation) {
        return received(activation).stream()
                .filter(mail -> mail.recipient().equals(user.mail()))
                .toList();
    }

    private static List<Received> received(Activation activation) {
        return Stream.of(SERVER.getReceivedMessages())
                .map(Received::of)
                .filter(mail -> mail.thread().contains(activation.id().toString()))
                .toList();
    }

    private record Received(
            String id, String thread, String sender, String recipient, String subject, String text, String html) {

        static Received of(MimeMessage mail) {
            try {
                var parts = (MimeMultipart) mail.getContent();
                return new Received(
                        mail.getMessageID(),
                        mail.getHeader("References", " "),
                        mail.getFrom()[0].toString(),
                        mail.getRecipients(Message.RecipientType.TO)[0].toString(),
                        mail.getSubject(),
                        parts.getBodyPart(0).getContent().toString(),
                        parts.getBodyPart(1).getContent().toString());
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Job timer(Activation activation, String event) {
        return managementService
                .createJobQuery()
                .processInstanceId(instanceOf(activation))
                .activityId(event)
                .singleResult();
    }

    private String instanceOf(Activation activation) {
        return runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(activation.id().toString())
                .singleResult()
                .getId();
    }
}
