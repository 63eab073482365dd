package org.countersign.story;

import static java.util.concurrent.CompletableFuture.runAsync;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.countersign.testing.AtOnce.atOnce;
import static org.countersign.testing.ManyRoles.approved;
import static org.countersign.testing.ManyRoles.guarded;
import static org.countersign.testing.ManyRoles.plain;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.countersign.testing.ApiClient;
import org.countersign.testing.ApiClient.Answer;
import org.countersign.testing.Authenticator;
import org.countersign.testing.CheapPasswords;
import org.countersign.testing.MailServer;
import org.countersign.testing.ManyRoles;
import org.countersign.testing.Node;
import org.countersign.testing.NodeStore;
import org.countersign.testing.Orders;
import org.countersign.testing.Servers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one database, under the two roles of production: of those who act on both at the same moment, one wins, and the others are told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoNodesIT {

    private static final int RACES = 200;
    private static final int ROLES = 3 * RACES;

    /** Tests that do not say when come before. */
    private static final int LAST = Integer.MAX_VALUE;

    private static final Duration STEP = Duration.ofMillis(4);

    private static final String ASKED_FOR_APPROVAL = "ACTIVATION_REQUESTED APPROVAL_REQUESTED";
    private static final String APPROVED = "ACTIVE: ACTIVATION_APPROVED ACTIVATION_GRANTED " + ASKED_FOR_APPROVAL;

    @TempDir
    private static Path folder;

    private final MailServer mails = new MailServer();
    private EmbeddedPostgres server;
    private NodeStore store;
    private Node one;
    private Node two;
    private String lee;

    @BeforeAll
    void startThem() throws Exception {
        server = Servers.startPostgreSql();
        store = NodeStore.withTwoRolesOn(server);
        one = node("one").start();
        // The second one is what sweeps: so the first one's deactivations meet another node's expiries.
        two = node("two", "--countersign.sweep-interval=PT0.01S").start();
        CheapPasswords.in(store, List.of("lee", "brandon", "mike", "paula"));
        lee = one.as("lee").get("/v1.0/me").json().at("/id").asText();
    }

    private Node node(String name, String... arguments) {
        return new Node(
                folder.resolve(name),
                Stream.of(
                                List.of(arguments),
                                List.of(
                                        "--spring.profiles.active=demo",
                                        Node.KEEPS_PATHS,
                                        ManyRoles.migration(folder, ROLES)),
                                List.of("--countersign.keys.file=" + folder.resolve("keys.json")),
                                store.arguments(),
                                mails.arguments())
                        .flatMap(List::stream)
                        .toList());
    }

    @Test
    void theDoctorLooksOverAnInstallationThatIsAtWork() {
        assertThat(node("doctor", "doctor").runToItsEnd().log())
                .contains("PostgreSQL 14", "The tables are of this release")
                .contains("The keys open what is sealed in this database", "is the only Global Administrator now")
                .contains("FAULT  database        This database holds demo data")
                .doesNotContain("could not look", "Exception");
    }

    @AfterAll
    void stopThem() throws Exception {
        two.close();
        one.close();
        mails.close();
        server.close();
    }

    @Test
    void ofApproveAndDenyOneWins() {
        race(i -> {
            var id = ask(approved(i));
            var answers = onBoth(
                    i,
                    node -> node.as("brandon").patch(Orders.step(id), Orders.review("Approve")),
                    node -> node.as("mike").patch(Orders.step(id), Orders.review("Deny")));
            assertThatOneWins(answers);
            assertThat(storyOf(id))
                    .isEqualTo(isDone(answers.get(0)) ? APPROVED : "DENIED: ACTIVATION_DENIED " + ASKED_FOR_APPROVAL);
        });
    }

    @Test
    void ofApproveAndCancelOneWins() {
        race(i -> {
            var id = ask(approved(RACES + i));
            var answers = onBoth(
                    i,
                    node -> node.as("brandon").patch(Orders.step(id), Orders.review("Approve")),
                    node -> node.as("lee").post(Orders.cancellation(id), ""));
            assertThatOneWins(answers);
            assertThat(storyOf(id))
                    .isEqualTo(
                            isDone(answers.get(0)) ? APPROVED : "CANCELED: ACTIVATION_CANCELED " + ASKED_FOR_APPROVAL);
        });
    }

    @Test
    void noRoleOutlivesTheRemovalOfItsEligibility() {
        race(i -> {
            var role = approved(2 * RACES + i);
            var id = ask(role);
            var answers = onBoth(
                    i,
                    node -> node.as("brandon").patch(Orders.step(id), Orders.review("Approve")),
                    node -> node.as("paula").post(Orders.ELIGIBILITY_REQUESTS, Orders.removal(lee, role)));
            assertThat(isDone(answers.get(1))).as(answers.get(1).body()).isTrue();
            assertThat(isDone(answers.get(0)) || isRefused(answers.get(0)))
                    .as(answers.get(0).body())
                    .isTrue();
            assertThat(storyOf(id))
                    .isEqualTo(
                            isDone(answers.get(0))
                                    ? "WITHDRAWN: ACTIVATED_ROLE_WITHDRAWN ACTIVATION_APPROVED ACTIVATION_GRANTED "
                                            + ASKED_FOR_APPROVAL
                                    : "WITHDRAWN: ACTIVATION_REQUESTED ACTIVATION_WITHDRAWN APPROVAL_REQUESTED");
        });
    }

    /**
     * The one node's deactivation comes about when the role ends, and the other node sweeps. Whoever loses gets a little
     * more time in the next race, so that both win about as often, however fast the machine is.
     */
    @Test
    void ofDeactivationAndExpiryOneWins() {
        var rest = new AtomicReference<>(STEP);
        race(i -> {
            var id = ask(plain(i));
            letItEndIn(id, rest.get());
            var answer = one.as("lee").post(ApiClient.REQUESTS, Orders.deactivation(plain(i)));
            assertThat(isDone(answer) || isRefused(answer)).as(answer.body()).isTrue();
            var end = isDone(answer) ? "DEACTIVATED" : "EXPIRED";
            await().pollInterval(Duration.ofMillis(5)).untilAsserted(() -> assertThat(storyOf(id))
                    .isEqualTo(end + ": ACTIVATED_ROLE_" + end + " ACTIVATION_GRANTED ACTIVATION_REQUESTED"));
            rest.updateAndGet(time -> isDone(answer) ? time.minus(STEP) : time.plus(STEP));
        });
    }

    @Test
    void ofAHundredActivationsOneIsLeft() {
        var order = Orders.activation(plain(RACES), "PT2H");

        var answers = onBoth(100, (i, node) -> node.as("lee").post(ApiClient.REQUESTS, order));

        assertThatOneWins(answers);
        assertThat(answers)
                .filteredOn(TwoNodesIT::isRefused)
                .extracting(Answer::errorCode)
                .containsOnly("RoleAssignmentExists");
        assertThatAllAgree();
    }

    @Test
    void ofAReplayedCodeOneUseIsAccepted() {
        var code = Authenticator.codeAt(Instant.now());

        var answers = onBoth(10, (i, node) -> node.as("lee")
                .post(ApiClient.REQUESTS, Orders.activation(guarded(i), "PT2H"), "X-Countersign-OTP", code));

        assertThatOneWins(answers);
        assertThat(answers).filteredOn(TwoNodesIT::isRefused).allSatisfy(answer -> assertThat(answer.errorMessage())
                .contains("MfaRule"));
    }

    /** The tries are counted on the database: they are worth no more on two nodes, nor after a crash. */
    @Test
    void whoGuessesPasswordsOnBothIsStoppedOnBothAndACrashForgetsNothing() {
        var guesses = onBoth(50, (i, node) -> node.as("nora", "guess " + i).get("/v1.0/me"));
        assertThat(guesses).extracting(Answer::status).containsOnly(401);
        assertThat(failuresOf("nora")).isEqualTo("5");
        assertThat(isIn(one, "nora")).isFalse();
        assertThat(isIn(two, "nora")).isFalse();

        two.kill();
        two.start();
        letTheWaitPass();
        assertThat(two.as("nora", "guess").get("/v1.0/me").status()).isEqualTo(401);
        assertThat(failuresOf("nora")).isEqualTo("6");
        assertThat(isIn(one, "nora")).isFalse();
        assertThat(isIn(two, "nora")).isFalse();

        letTheWaitPass();
        assertThat(isIn(one, "nora")).isTrue();
    }

    @Test
    void bothSendMailsAndNoneIsLostOrSentTwice() {
        onBoth(50, (i, node) -> node.as("lee")
                .post(ApiClient.REQUESTS, Orders.activation(plain(RACES + 1 + i), "PT2H")));

        await().atMost(Node.PATIENCE).until(() -> mailsNotSent().isEmpty());
        assertThat(mails.messageIds())
                .containsExactlyInAnyOrderElementsOf(
                        store.strings("select '<' || id || '@countersign>' from notification_mail"));
    }

    /** The audit is locked, so that the answer has to wait, until the node has begun to stop. */
    @Test
    void whoIsBeingAnsweredWhenANodeStopsGetsHisAnswer() {
        var answer = store.ask(database -> {
            database.sql("begin").update();
            database.sql("lock table audit_event in exclusive mode").update();
            var asked = supplyAsync(
                    () -> one.as("lee").post(ApiClient.REQUESTS, Orders.activation(plain(RACES + 60), "PT2H")));
            await().atMost(Node.PATIENCE).until(this::somebodyWaitsForTheAudit);
            var stopped = runAsync(one::close);
            await().atMost(Node.PATIENCE).until(() -> one.log().contains("Commencing graceful shutdown"));
            database.sql("commit").update();
            stopped.join();
            return asked.join();
        });

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(storyOf(answer.json().at("/id").asText())).startsWith("ACTIVE: ");
        one.start();
    }

    private boolean somebodyWaitsForTheAudit() {
        return !store.strings("select pid from pg_locks where not granted and relation = 'audit_event'::regclass")
                .isEmpty();
    }

    /** What both have sealed, at once and through a crash, is one chain: nothing is missing, and nothing is in it twice. */
    @Test
    @Order(LAST)
    void theTrailThatBothHaveSealedVerifies() {
        await().atMost(Node.PATIENCE)
                .until(() -> store.strings("select event_id from audit_pending").isEmpty());
        var events = store.strings("select count(*) from audit_event").get(0);

        var verified = new Node(
                        folder.resolve("verify"),
                        Stream.of(
                                        List.of("audit", "verify"),
                                        List.of("--countersign.keys.file=" + folder.resolve("keys.json")),
                                        store.arguments())
                                .flatMap(List::stream)
                                .toList())
                .runToItsEnd();

        assertThat(verified.log()).contains("The audit is as it was sealed: " + events + " events");
    }

    private static boolean isIn(Node node, String name) {
        return node.as(name).get("/v1.0/me").status() == 200;
    }

    private String failuresOf(String name) {
        return store.strings(
                        """
                        select failures from security_failed_sign_in join directory_user on id = user_id
                        where mail_nickname = ?""",
                        name)
                .get(0);
    }

    private void letTheWaitPass() {
        store.ask(database -> database.sql(
                        "update security_failed_sign_in set locked_until = clock_timestamp() - interval '1 second'")
                .update());
    }

    private void race(IntConsumer round) {
        IntStream.range(0, RACES).forEach(round);
        assertThatAllAgree();
    }

    private String ask(UUID role) {
        var answer = two.as("lee").post(ApiClient.REQUESTS, Orders.activation(role, "PT2H"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().at("/id").asText();
    }

    /** Each from a node of its own; neither node is always the first one's. */
    private List<Answer> onBoth(int race, Function<Node, Answer> first, Function<Node, Answer> second) {
        return onBoth(2, (i, node) -> (i == 0 ? first : second).apply(node), race);
    }

    private List<Answer> onBoth(int count, BiFunction<Integer, Node, Answer> call) {
        return onBoth(count, call, 0);
    }

    private List<Answer> onBoth(int count, BiFunction<Integer, Node, Answer> call, int offset) {
        return atOnce(IntStream.range(0, count)
                .<Callable<Answer>>mapToObj(i -> () -> call.apply(i, (i + offset) % 2 == 0 ? one : two))
                .toList());
    }

    /** Lets all but a moment of the role's time pass, in place of hours. */
    private void letItEndIn(String id, Duration rest) {
        for (var table : List.of("role_assignment", "activation")) {
            store.ask(database -> database.sql(
                            """
                            update %s set start_at = start_at - interval '2' hour,
                              end_at = clock_timestamp() + cast(? as integer) * interval '1 millisecond'
                            where id = cast(? as uuid)"""
                                    .formatted(table))
                    .params(rest.toMillis(), id)
                    .update());
        }
    }

    private static void assertThatOneWins(List<Answer> answers) {
        assertThat(answers).filteredOn(TwoNodesIT::isDone).hasSize(1);
        assertThat(answers).filteredOn(TwoNodesIT::isRefused).hasSize(answers.size() - 1);
    }

    private static boolean isDone(Answer answer) {
        return answer.status() / 100 == 2;
    }

    /** In words, and by the caller's fault: never by one of the service. */
    private static boolean isRefused(Answer answer) {
        return answer.status() / 100 == 4 && !answer.errorMessage().isEmpty();
    }

    /** The status, and the facts in the audit, sorted; but not the attempts that it turned down. */
    private String storyOf(String id) {
        return store.strings(
                        """
                        select activation.status || ': ' || string_agg(activity, ' ' order by activity collate "C")
                        from activation join audit_event on correlation_id = activation.id
                        where activation.id = cast(? as uuid) and activity not like '%REJECTED'
                        group by activation.status""",
                        id)
                .get(0);
    }

    /** Assignments at once; the processes, which are told after the commit, soon. */
    private void assertThatAllAgree() {
        assertThat(
                        store.strings(
                                """
                        select activation.id from activation
                          left join role_assignment live on live.id = activation.id and live.ended_at is null
                        where (activation.status = 'ACTIVE') <> (live.id is not null)"""))
                .isEmpty();
        await().atMost(Node.PATIENCE).untilAsserted(() -> assertThat(
                        store.strings(
                                """
                                select activation.id from activation
                                  left join act_hi_procinst on business_key_ = cast(activation.id as varchar)
                                group by activation.id, activation.status
                                having count(id_) <> 1 or (activation.status = 'ACTIVE') <> (max(end_time_) is null)"""))
                .isEmpty());
    }

    private List<String> mailsNotSent() {
        return store.strings("select id from notification_mail where state <> 'SENT'");
    }
}
