package org.countersign.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.countersign.testing.ManyRoles.plain;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.countersign.role.RoleDefinition;
import org.countersign.testing.ApiClient;
import org.countersign.testing.ApiClient.Answer;
import org.countersign.testing.AtOnce;
import org.countersign.testing.Authenticator;
import org.countersign.testing.MailServer;
import org.countersign.testing.ManyRoles;
import org.countersign.testing.Node;
import org.countersign.testing.NodeStore;
import org.countersign.testing.Orders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node is killed in the middle of its work and started again on what it left. Nothing is lost, nothing happens twice,
 * and no role outlives its end.
 */
class RestartIT {

    private static final int ROLES = 100;

    private static final UUID ACTIVE = plain(0);
    private static final UUID ENDING = plain(1);
    private static final UUID SCHEDULED = plain(2);

    /** To Brandon, Mike and Gus; then to them and to Lee; then to Lee, Paula and Grace. */
    private static final int MAILS_OF_AN_APPROVED_ACTIVATION = 3 + 4 + 3;

    private static final int MAILS_OF_AN_ACTIVATION = 3;

    /** Takes one job at a time, so that a kill finds some left to do. */
    private static final List<String> SLOW_ENGINE = List.of(
            "--camunda.bpm.job-execution.core-pool-size=1",
            "--camunda.bpm.job-execution.max-pool-size=1",
            "--camunda.bpm.job-execution.max-jobs-per-acquisition=1");

    @TempDir
    protected Path folder;

    private final MailServer mails = new MailServer();
    private NodeStore store;
    private Node node;

    @BeforeEach
    void makeANode() {
        store = makeStore();
        node = new Node(
                folder,
                Stream.of(
                                List.of(
                                        "--spring.profiles.active=demo",
                                        Node.KEEPS_PATHS,
                                        ManyRoles.migration(folder, ROLES)),
                                SLOW_ENGINE,
                                store.arguments(),
                                mails.arguments())
                        .flatMap(List::stream)
                        .toList());
    }

    NodeStore makeStore() {
        return NodeStore.embeddedIn(folder.resolve("data"));
    }

    @AfterEach
    void leaveNothing() {
        node.close();
        mails.close();
    }

    @Test
    void whatWasUnderWayGoesOnOnceAfterAKill() {
        node.start();
        var active = activate(Orders.activation(ACTIVE, "PT1H"));
        var ending = activate(Orders.activation(ENDING, "PT5M"));
        var scheduled = activate(Orders.activation(SCHEDULED, Instant.now().plus(Duration.ofMinutes(8)), "PT1H"));
        var pending = activate(
                Orders.activation(RoleDefinition.GLOBAL_ADMINISTRATOR.value(), "PT2H"),
                "X-Countersign-OTP",
                Authenticator.codeAt(Instant.now()));

        node.kill();
        store.pass(Duration.ofMinutes(10));
        node.start();

        assertThat(rolesOfLee()).contains(ACTIVE).doesNotContain(ENDING);
        var approval = node.as("brandon").patch(Orders.step(pending), Orders.review("Approve"));
        assertThat(approval.status()).as(approval.body()).isEqualTo(204);
        await().atMost(Node.PATIENCE).untilAsserted(() -> assertThat(rolesOfLee())
                .containsExactlyInAnyOrder(ACTIVE, SCHEDULED, RoleDefinition.GLOBAL_ADMINISTRATOR.value()));
        awaitMails(active, MAILS_OF_AN_ACTIVATION);
        awaitMails(scheduled, MAILS_OF_AN_ACTIVATION);
        awaitMails(ending, MAILS_OF_AN_ACTIVATION + 1);
        awaitMails(pending, MAILS_OF_AN_APPROVED_ACTIVATION);

        node.kill();
        assertThatItWentOnce(active, "ACTIVATION_REQUESTED", "ACTIVATION_GRANTED");
        assertThatItWentOnce(ending, "ACTIVATION_REQUESTED", "ACTIVATION_GRANTED", "ACTIVATED_ROLE_EXPIRED");
        assertThatItWentOnce(scheduled, "ACTIVATION_REQUESTED", "ACTIVATION_SCHEDULED", "ACTIVATION_GRANTED");
        assertThatItWentOnce(
                pending, "ACTIVATION_REQUESTED", "APPROVAL_REQUESTED", "ACTIVATION_APPROVED", "ACTIVATION_GRANTED");
        assertThatNoMailWasLost();
    }

    @Test
    void aKillAmidAHundredEndsLosesNoneAndDoublesNone() {
        node.start();
        var requests = activateAll();
        requests.forEach(request -> awaitMails(request, MAILS_OF_AN_ACTIVATION));
        node.kill();
        store.pass(Duration.ofMinutes(6));

        node.start();
        await().atMost(Node.PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> mails.countOf("has ended") > 0);
        node.kill();
        assertThat(instancesThatRun()).as("what the kill left to do").isNotEmpty();

        // The dead node's locks on jobs and mails have to run out as well.
        store.pass(Duration.ofMinutes(6));
        node.start();
        assertThat(rolesOfLee()).isEmpty();
        await().atMost(Node.PATIENCE).until(() -> mails.countOf("has ended") == ROLES);
        requests.forEach(request -> awaitMails(request, MAILS_OF_AN_ACTIVATION + 1));

        node.kill();
        assertThat(instancesThatRun()).isEmpty();
        requests.forEach(request ->
                assertThatItWentOnce(request, "ACTIVATION_REQUESTED", "ACTIVATION_GRANTED", "ACTIVATED_ROLE_EXPIRED"));
        assertThatNoMailWasLost();
    }

    private String activate(String order, String... headers) {
        return idOf(node.as("lee").post(ApiClient.REQUESTS, order, headers));
    }

    private List<String> activateAll() {
        var asLee = node.as("lee");
        var requests = new ArrayList<String>();
        for (int first = 0; first < ROLES; first += 4) {
            requests.addAll(AtOnce.atOnce(IntStream.range(first, first + 4)
                    .<Callable<String>>mapToObj(
                            role -> () -> idOf(asLee.post(ApiClient.REQUESTS, Orders.activation(plain(role), "PT5M"))))
                    .toList()));
        }
        return requests;
    }

    private static String idOf(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().at("/id").asText();
    }

    private List<UUID> rolesOfLee() {
        var active = node.as("lee").get(Orders.ACTIVE_ROLES);
        return StreamSupport.stream(active.json().at("/value").spliterator(), false)
                .map(role -> UUID.fromString(role.at("/roleDefinitionId").asText()))
                .toList();
    }

    private void awaitMails(String request, int count) {
        await().atMost(Node.PATIENCE)
                .untilAsserted(() -> assertThat(mails.countAbout(request)).isEqualTo(count));
    }

    private void assertThatItWentOnce(String request, String... facts) {
        assertThat(store.strings("select activity from audit_event where correlation_id = cast(? as uuid)", request))
                .containsExactlyInAnyOrder(facts);
        assertThat(store.strings("select id_ from act_hi_procinst where business_key_ = ?", request))
                .hasSize(1);
        assertThat(store.strings(
                        """
                        select granted.id from role_assignment granted join activation asked
                          on granted.principal_id = asked.requestor_id and granted.role_id = asked.role_id
                        where asked.id = cast(? as uuid)""",
                        request))
                .containsExactly(request);
    }

    private List<String> instancesThatRun() {
        return store.strings("select id_ from act_hi_procinst where end_time_ is null");
    }

    /** A mail may come again where a node died before it could note that it was sent; under the same id. */
    private void assertThatNoMailWasLost() {
        assertThat(store.strings("select '<' || id || '@countersign>' from notification_mail"))
                .isNotEmpty()
                .hasSameElementsAs(mails.messageIds());
    }
}
