package org.countersign.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.concurrent.CountDownLatch;
import org.countersign.CountersignTest;
import org.countersign.activation.Activation;
import org.countersign.activation.ActivationWorkflow;
import org.countersign.directory.User;
import org.countersign.notification.webhook.Receiver;
import org.countersign.role.RoleDefinition;
import org.countersign.security.SignedIn;
import org.countersign.testing.ApiClient;
import org.countersign.testing.ContextOfItsOwn;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A program is told what people are told: once, through the same outbox, and without holding anybody up. */
@CountersignTest
@Tag(ContextOfItsOwn.TAG)
class WebhookDeliveryTests {

    private static final Receiver OPS = new Receiver();
    private static final Receiver CHAT = new Receiver();

    @DynamicPropertySource
    static void webhooks(DynamicPropertyRegistry settings) {
        settings.add("spring.datasource.url", () -> "jdbc:h2:mem:webhooks;LOCK_TIMEOUT=20000;DB_CLOSE_DELAY=-1");
        settings.add("camunda.bpm.process-engine-name", () -> "with-webhooks");
        settings.add("countersign.data-dir", () -> "${test.data}/webhooks");
        settings.add("countersign.webhooks.ops.url", OPS::url);
        settings.add("countersign.webhooks.ops.secret", () -> "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        settings.add("countersign.webhooks.ops.internal", () -> true);
        settings.add("countersign.webhooks.chat.url", CHAT::url);
        settings.add("countersign.webhooks.chat.format", () -> "slack");
        settings.add("countersign.webhooks.chat.kinds", () -> "decision-made");
        settings.add("countersign.webhooks.chat.internal", () -> true);
    }

    @AfterAll
    static void hangUp() {
        OPS.close();
        CHAT.close();
    }

    @Autowired
    private Scene scene;

    @Autowired
    private ActivationWorkflow workflow;

    @Autowired
    private MailDispatcher dispatcher;

    @LocalServerPort
    private int port;

    private User lee;
    private User ann;
    private RoleDefinition role;

    @BeforeEach
    void setTheScene() {
        lee = scene.person("Lee");
        ann = scene.person("Ann");
        scene.standing(ann, RoleDefinition.GLOBAL_ADMINISTRATOR);
        role = scene.approvedRole(scene.person("Bob"), scene.person("Mike"));
        OPS.answerWith(exchange -> exchange.sendResponseHeaders(204, -1));
    }

    @Test
    void aRequestIsToldOnceHoweverManyApproversThereAre() throws Exception {
        var pending = ask();
        dispatcher.sendDue();

        var call = OPS.next();
        var body = new ObjectMapper().readTree(call.body());
        assertThat(body.at("/type").asText()).isEqualTo("countersign.approval-requested");
        assertThat(body.at("/data/id").asText()).isEqualTo(pending.id().toString());
        assertThat(body.at("/data/principalName").asText()).isEqualTo("Lee");
        assertThat(body.at("/data").has("justification")).isFalse();
        assertThat(OPS.waiting()).isZero();
        assertThat(CHAT.waiting()).isZero();
        await().untilAsserted(() -> assertThat(noticeOf(pending, "ops")).isEqualTo("sent"));
    }

    @Test
    void aProgramThatFailsIsCalledAgainLaterAndMailsGoOnMeanwhile() throws Exception {
        var over = new CountDownLatch(1);
        OPS.answerWith(exchange -> {
            over.await();
            exchange.sendResponseHeaders(503, -1);
        });
        var pending = ask();

        dispatcher.sendDue();

        OPS.next();
        await().untilAsserted(() -> assertThat(noticeOf(pending, "mail")).isEqualTo("sent"));
        assertThat(noticeOf(pending, "ops")).isEqualTo("queued");
        over.countDown();
        await().untilAsserted(() -> assertThat(noticeOf(pending, "ops")).isEqualTo("retrying"));
    }

    @Test
    void aProgramThatIsGoneIsGivenUpAtOnce() throws Exception {
        OPS.answerWith(exchange -> exchange.sendResponseHeaders(410, -1));
        var pending = ask();

        dispatcher.sendDue();

        OPS.next();
        await().untilAsserted(() -> assertThat(noticeOf(pending, "ops")).isEqualTo("givenUp"));
    }

    private Activation ask() {
        var right = scene.eligible(lee, role);
        return SignedIn.as(lee, () -> workflow.start(Scene.requestFor(right), null));
    }

    /** The status of what went out about a request by a channel. */
    private String noticeOf(Activation pending, String channel) {
        var notices = new ApiClient(port, ann)
                .get("/v1.0/auditLogs/notices?$filter=correlationId%20eq%20" + pending.id())
                .json()
                .at("/value");
        for (var notice : notices) {
            if (notice.at("/channel").asText().equals(channel)) {
                return notice.at("/status").asText();
            }
        }
        return "none";
    }
}
