package org.countersign.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.countersign.notification.schema.tables.NotificationMail.NOTIFICATION_MAIL;
import static org.countersign.testing.AtOnce.atOnce;
import static org.countersign.testing.Scene.requestFor;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.countersign.CountersignTest;
import org.countersign.activation.ActivationWorkflow;
import org.countersign.directory.User;
import org.countersign.role.RoleDefinition;
import org.countersign.security.SignedIn;
import org.countersign.testing.Scene;
import org.countersign.time.MovableClock;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever asks for a hundred roles at once, tires no approver, and hides nothing from him. */
@CountersignTest
class BurstOfRequestsTests {

    private static final int REQUESTS = 100;

    @Autowired
    private Scene scene;

    @Autowired
    private ActivationWorkflow workflow;

    @Autowired
    private Outbox outbox;

    @Autowired
    private BurstProperties bursts;

    @Autowired
    private MovableClock clock;

    @Autowired
    private DSLContext dsl;

    @Test
    void aHundredRequestsAtOnceAreAHandfulOfMailsToEachApproverAndHoldAllHundred() throws Exception {
        var brandon = scene.personWithoutFactor("Brandon");
        var mike = scene.personWithoutFactor("Mike");
        var sent = new ConcurrentLinkedQueue<Draft>();
        var nodes = Stream.generate(() -> new Dispatcher(outbox, Outbox.MAIL, (draft, queuedAt) -> sent.add(draft)))
                .limit(2)
                .toList();
        try {
            var roles = askForAHundredRoles(brandon, mike);
            sendWhatIsDue(nodes, brandon, mike);
            assertThat(sentTo(brandon)).hasSize(bursts.limit());

            clock.pass(bursts.window().plusSeconds(1));
            sendWhatIsDue(nodes, brandon, mike);

            for (var approver : List.of(brandon, mike)) {
                assertThat(sentTo(approver)).hasSize(bursts.limit() + 1);
                assertThat(String.join("\n", sentTo(approver))).contains(roles);
                assertThat(statesOfRequestsTo(approver)).hasSize(REQUESTS).containsOnly("SENT");
            }
            assertThat(sent).extracting(Draft::id).doesNotHaveDuplicates();
        } finally {
            for (var node : nodes) {
                node.stop();
            }
        }
    }

    private List<String> askForAHundredRoles(User... approvers) {
        var lee = scene.personWithoutFactor("Lee");
        var roles = Stream.generate(() -> scene.approvedRole(approvers))
                .limit(REQUESTS)
                .toList();
        var rights = roles.stream().map(role -> scene.eligible(lee, role)).toList();
        atOnce(rights.stream()
                .<Callable<UUID>>map(right -> () -> SignedIn.as(lee, () -> workflow.start(requestFor(right), null))
                        .id()
                        .value())
                .toList());
        return roles.stream().map(RoleDefinition::displayName).toList();
    }

    /** By both nodes and, where it comes first, by the service itself. */
    private void sendWhatIsDue(List<Dispatcher> nodes, User... recipients) {
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            nodes.forEach(Dispatcher::sendDue);
            return Stream.of(recipients).noneMatch(this::isAnyOnItsWayTo);
        });
    }

    private boolean isAnyOnItsWayTo(User recipient) {
        return dsl.fetchExists(
                NOTIFICATION_MAIL,
                isTo(recipient),
                NOTIFICATION_MAIL.STATE.eq(DeliveryState.QUEUED.name()),
                NOTIFICATION_MAIL.SUMMARY_ID.isNull(),
                NOTIFICATION_MAIL
                        .NEXT_ATTEMPT_AT
                        .le(clock.now())
                        .or(NOTIFICATION_MAIL.RELEASED_AT.isNotNull())
                        .or(NOTIFICATION_MAIL.GIST.isNull()));
    }

    /** What he reads, by whichever node it was sent. */
    private List<String> sentTo(User recipient) {
        return dsl.selectFrom(NOTIFICATION_MAIL)
                .where(
                        isTo(recipient),
                        NOTIFICATION_MAIL.STATE.eq(DeliveryState.SENT.name()),
                        NOTIFICATION_MAIL.SUMMARY_ID.isNull())
                .fetch(row -> Notice.worded(Outbox.toDraft(row)).text());
    }

    private List<String> statesOfRequestsTo(User recipient) {
        return dsl.select(NOTIFICATION_MAIL.STATE)
                .from(NOTIFICATION_MAIL)
                .where(isTo(recipient), NOTIFICATION_MAIL.KIND.eq(NoticeKind.APPROVAL_REQUESTED.name()))
                .fetch(NOTIFICATION_MAIL.STATE);
    }

    private static Condition isTo(User recipient) {
        return NOTIFICATION_MAIL.RECIPIENT_ID.eq(recipient.id().value());
    }
}
