package org.countersign.notification;

import static java.util.stream.Collectors.toSet;
import static org.awaitility.Awaitility.await;
import static org.countersign.notification.schema.tables.NotificationMail.NOTIFICATION_MAIL;
import static org.countersign.testing.Scene.requestFor;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.countersign.CountersignTest;
import org.countersign.activation.Activation;
import org.countersign.activation.ActivationWorkflow;
import org.countersign.assignment.Right;
import org.countersign.assignment.Verdict;
import org.countersign.directory.Directory;
import org.countersign.directory.User;
import org.countersign.role.RoleDefinition;
import org.countersign.security.SignedIn;
import org.countersign.testing.ContextOfItsOwn;
import org.countersign.testing.MailGate;
import org.countersign.testing.Scene;
import org.countersign.testing.Servers;
import org.countersign.time.MovableClock;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** The whole service with a real mail server behind a gate, for all tests of what arrives there. */
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
abstract class MailServerStage {

    private static final GreenMail SERVER = Servers.mail();

    /** It ends with the tests, as the service does. */
    static final MailGate GATE;

    static {
        SERVER.start();
        GATE = new MailGate(SERVER.getSmtp().getPort());
    }

    @DynamicPropertySource
    static void theServer(DynamicPropertyRegistry properties) {
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", GATE::port);
    }

    @Autowired
    Scene scene;

    @Autowired
    Directory directory;

    @Autowired
    MovableClock clock;

    @Autowired
    ActivationWorkflow workflow;

    @Autowired
    MailDispatcher dispatcher;

    @Autowired
    DSLContext dsl;

    User lee;
    User brandon;
    User mike;
    User paula;
    RoleDefinition role;
    Right right;

    @BeforeEach
    final void setTheScene() {
        lee = scene.person("Lee");
        brandon = scene.person("Brandon");
        mike = scene.person("Mike");
        paula = scene.person("Paula");
        scene.standing(paula, RoleDefinition.PRIVILEGED_ROLE_ADMINISTRATOR);
        role = scene.approvedRole(brandon, mike);
        right = scene.eligible(lee, role);
    }

    @AfterEach
    final void leaveNothingBehind() {
        directory.setEnabled(paula.id(), false);
        dsl.deleteFrom(NOTIFICATION_MAIL).execute();
        GATE.open();
    }

    static ConditionFactory eventually() {
        return await().atMost(Duration.ofMinutes(1));
    }

    final Activation ask() {
        return SignedIn.as(lee, () -> workflow.start(requestFor(right), null));
    }

    final void decide(Activation activation, User by, Verdict verdict, String justification) {
        SignedIn.as(by, () -> workflow.decide(activation.id(), verdict, justification));
    }

    record Queued(UUID id, String error) {}

    final List<Queued> queued(UUID story) {
        return dsl.selectFrom(NOTIFICATION_MAIL)
                .where(
                        NOTIFICATION_MAIL.CORRELATION_ID.eq(story),
                        NOTIFICATION_MAIL.STATE.eq(DeliveryState.QUEUED.name()))
                .fetch(row -> new Queued(row.get(NOTIFICATION_MAIL.ID), row.get(NOTIFICATION_MAIL.LAST_ERROR)));
    }

    final void sendAllThatIsLeft(UUID story) {
        eventually().until(() -> {
            clock.pass(Outbox.CLAIM);
            dispatcher.sendDue();
            return queued(story).isEmpty();
        });
    }

    final Set<String> idsInTheOutbox(UUID story) {
        return dsl
                .select(NOTIFICATION_MAIL.ID)
                .from(NOTIFICATION_MAIL)
                .where(NOTIFICATION_MAIL.CORRELATION_ID.eq(story))
                .fetch(NOTIFICATION_MAIL.ID)
                .stream()
                .map(id -> "<" + id + "@countersign>")
                .collect(toSet());
    }

    /** What the mail server has of one story. */
    static List<Received> received(UUID story) {
        return Stream.of(SERVER.getReceivedMessages())
                .map(Received::of)
                .filter(mail -> mail.thread().contains(story.toString()))
                .toList();
    }

    record Received(
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
}
