package org.countersign.story;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.countersign.testing.ManyRoles.guarded;
import static org.countersign.testing.ManyRoles.plain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.countersign.testing.ApiClient;
import org.countersign.testing.ApiClient.Answer;
import org.countersign.testing.Authenticator;
import org.countersign.testing.CheapPasswords;
import org.countersign.testing.MailServer;
import org.countersign.testing.ManyRoles;
import org.countersign.testing.Node;
import org.countersign.testing.NodeStore;
import org.countersign.testing.Orders;
import org.countersign.testing.PostgreSql;
import org.countersign.testing.Reconciliation;
import org.countersign.testing.RequiredTool;
import org.countersign.testing.Workday;
import org.countersign.testing.WrongClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two nodes on one database, at work while what they stand on fails. Afterwards everything that was acknowledged is there,
 * and store, engine, audit and mails tell one story.
 */
@Tag("faults")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultsIT {

    private static final Logger log = LoggerFactory.getLogger(FaultsIT.class);

    /** Set by {@code -Dfaults.duration=PT5M}. */
    private static final Duration DURATION = Duration.parse(System.getProperty("faults.duration", "PT30S"));

    /** Set by {@code -Dfaults.seed=…}: the one that a run printed makes the same wishes and faults again. */
    private static final long SEED = Long.getLong("faults.seed", System.nanoTime());

    private static final int KILLS = 3;
    private static final int DAYS = 4;

    /** The first role that nobody uses on those days. */
    private static final int OWN = Workday.rolesFor(DAYS);

    private static final int OWN_ROLES = 6;

    private static final Duration DAY = Duration.ofDays(1);

    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);

    /** For the answer, for another connection, and for a machine that has other things to do. */
    private static final Duration NO_HANG = Duration.ofSeconds(45);

    private static final String ALL_ACTIVATED_ROLES = "/v1.0/roleManagement/directory/roleAssignmentScheduleInstances"
            + "?$filter=assignmentType%20eq%20'Activated'&$top=999";

    @TempDir
    private static Path folder;

    private final MailServer mails = new MailServer();

    /** The mails of which a restored database does not know. */
    private final Set<String> forgotten = new HashSet<>();

    private PostgreSql database;
    private Node one;
    private Node two;

    @BeforeAll
    void startThem() {
        // The mail server's threads end by one where a node is killed amid a mail.
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
        log.info("faults.seed={} faults.duration={}", SEED, DURATION);
        database = new PostgreSql(folder.resolve("postgresql"));
        one = node("one", Map.of()).start();
        two = node("two", Map.of()).start();
        CheapPasswords.in(store(), List.of("lee", "brandon", "mike", "paula"));
    }

    private Node node(String name, Map<String, String> environment) {
        return new Node(
                folder.resolve(name),
                Stream.of(
                                List.of(
                                        "--spring.profiles.active=demo",
                                        "--countersign.database.answer-timeout=" + ANSWER_TIMEOUT,
                                        "--countersign.activation.minimum-active=PT0S",
                                        Node.KEEPS_PATHS,
                                        "--countersign.api.requests-per-minute=1000000",
                                        "--countersign.sweep-interval=PT1S",
                                        "--countersign.reconcile-interval=PT2S",
                                        "--countersign.mail.poll-interval=PT1S"),
                                trailOf(name),
                                mails.arguments())
                        .flatMap(List::stream)
                        .toList(),
                environment);
    }

    private List<String> trailOf(String node) {
        return Stream.concat(
                        store().arguments().stream(),
                        Stream.of(
                                ManyRoles.migration(folder, OWN + OWN_ROLES),
                                "--countersign.keys.file=" + folder.resolve("keys.json"),
                                "--countersign.audit.checkpoint-file=" + checkpointsOf(node)))
                .toList();
    }

    private static Path checkpointsOf(String node) {
        return folder.resolve(node).resolve("checkpoints");
    }

    /** Runs a command about the audit, and returns what it says. */
    private String audit(String node, String command) {
        var arguments = Stream.concat(Stream.of("audit", command), trailOf(node).stream());
        return new Node(folder.resolve(node), arguments.toList()).runToItsEnd().log();
    }

    private NodeStore store() {
        return database.store();
    }

    @AfterAll
    void stopThem() {
        Awaitility.reset();
        Stream.of(one, two).filter(Objects::nonNull).forEach(Node::close);
        mails.close();
        database.close();
    }

    @Test
    @Order(1)
    void nodesThatAreKilledAtAnyMomentLoseNothingAndDoNothingTwice() {
        var day = new Workday(0, SEED, List.of(one, two));
        try (day) {
            var chance = new Random(SEED);
            var killed = new AtomicInteger();
            var begin = System.nanoTime();
            BooleanSupplier enough = () -> killed.get() >= KILLS && System.nanoTime() - begin > DURATION.toNanos();
            Stream.of(one, two)
                    .map(node -> killNowAndThen(node, new Random(chance.nextLong()), day, killed, enough))
                    .toList()
                    .forEach(CompletableFuture::join);
            log.info("{} kills", killed);
        }
        assertThatAllAgree(day);
    }

    /** After so many deeds of anybody, which are many different moments for everybody else. */
    private static CompletableFuture<Void> killNowAndThen(
            Node node, Random chance, Workday day, AtomicInteger killed, BooleanSupplier enough) {
        return CompletableFuture.runAsync(
                () -> {
                    while (!enough.getAsBoolean()) {
                        day.goOnFor(1 + chance.nextInt(60));
                        node.kill();
                        killed.incrementAndGet();
                        node.start();
                    }
                },
                FaultsIT::inItsOwnThread);
    }

    private static void inItsOwnThread(Runnable task) {
        new Thread(task, "faults").start();
    }

    @Test
    @Order(2)
    void aDatabaseThatStopsIsAnErrorForAsLongAsItIsAway() {
        var day = new Workday(1, SEED, List.of(one, two));
        try (day) {
            day.goOnFor(20);
            database.stop();
            assertThatNobodyHangs();
            await().atMost(Node.PATIENCE).until(() -> !one.isReady() && !two.isReady());

            database.start();
            await().atMost(Node.PATIENCE).until(() -> one.isReady() && two.isReady());
            day.goOnFor(20);
        }
        assertThatAllAgree(day);
    }

    @Test
    @Order(3)
    void connectionsThatBreakAmidTransactionsLoseNothing() {
        var day = new Workday(2, SEED, List.of(one, two));
        try (day) {
            var chance = new Random(SEED);
            for (int i = 0; i < 10; i++) {
                day.goOnFor(1 + chance.nextInt(10));
                database.gate().hangUp();
            }
            database.gate().slowDown(Duration.ofMillis(10));
            day.goOnFor(10);
            database.gate().open();
        }
        assertThatAllAgree(day);
    }

    @Test
    @Order(4)
    void aNetworkThatLosesEachPacketHoldsNobodyForever() {
        var day = new Workday(3, SEED, List.of(one, two));
        try (day) {
            day.goOnFor(20);
            database.gate().swallow();
            assertThatNobodyHangs();
            assertThat(one.isReady()).isFalse();

            database.gate().open();
            await().atMost(Node.PATIENCE).until(() -> one.isReady() && two.isReady());
            day.goOnFor(20);
        }
        assertThatAllAgree(day);
    }

    /**
     * What was given back after the backup is there again, which nobody but people can know; what has ended since is not.
     * The nodes that go on have clocks that are wrong.
     */
    @Test
    @Order(5)
    void aRestoredBackupServesNobodyBeforeItIsAcceptedAndBringsNothingBackThatHasEnded() {
        var ending = plain(OWN);
        var givenBack = plain(OWN + 1);
        activate(one, ending);
        activate(one, givenBack);
        letItEndIn(ending, Duration.ofSeconds(10));
        database.backUp();
        await().atMost(Node.PATIENCE).until(() -> one.isReady() && two.isReady());
        assertThat(one.as("lee")
                        .post(ApiClient.REQUESTS, Orders.deactivation(givenBack))
                        .status())
                .isEqualTo(201);
        await().atMost(Node.PATIENCE).until(this::isAllSealed);
        await().atMost(Node.PATIENCE).until(() -> Stream.of("one", "two").allMatch(this::hasTheNewestCheckpoint));
        one.kill();
        two.kill();

        database.restore();
        forgotten.addAll(mails.messageIds());
        forgotten.removeAll(store().strings("select '<' || id || '@countersign>' from notification_mail"));
        assertThat(node("one", Map.of()).runToItsEnd().log()).contains("an older backup was restored");
        for (var name : List.of("one", "two")) {
            assertThat(audit(name, "accept-restore")).contains("The audit goes on without the checkpoint");
        }
        one = node("one", WrongClock.by(DAY));
        two = node("two", WrongClock.by(DAY.negated()));
        Stream.of(one, two)
                .map(node -> CompletableFuture.runAsync(node::start, FaultsIT::inItsOwnThread))
                .toList()
                .forEach(CompletableFuture::join);

        for (var node : List.of(one, two)) {
            assertThat(rolesOfLee(node)).doesNotContain(ending).contains(givenBack);
        }
        assertThat(rolesIn(one.as("grace").get(ALL_ACTIVATED_ROLES)))
                .as("what there is to look over")
                .doesNotContain(ending)
                .contains(givenBack);
    }

    @Test
    @Order(6)
    void clocksThatAreADayOffNeitherLengthenNorShortenARole() {
        RequiredTool.FAKETIME.demand();
        assertThat(one.log()).containsPattern("This machine's clock is 86\\d{3} seconds ahead of the database's");
        assertThat(two.log()).containsPattern("This machine's clock is 86\\d{3} seconds behind the database's");
        var first = plain(OWN + 2);
        var second = plain(OWN + 3);
        var later = plain(OWN + 4);

        activate(one, first);
        activate(two, second);
        order(one, Orders.activation(later, Instant.now().plus(Duration.ofHours(1)), "PT1H"));
        var code = Authenticator.codeAt(Instant.now());
        order(one, Orders.activation(guarded(OWN), "PT1H"), "X-Countersign-OTP", code);

        await().during(Duration.ofSeconds(5)).atMost(Node.PATIENCE).untilAsserted(() -> {
            for (var node : List.of(one, two)) {
                assertThat(rolesOfLee(node)).contains(first, second).doesNotContain(later);
            }
        });
        letItEndIn(first, Duration.ZERO);
        letItEndIn(second, Duration.ZERO);
        for (var node : List.of(one, two)) {
            assertThat(rolesOfLee(node)).doesNotContain(first, second);
        }
        await().atMost(Node.PATIENCE)
                .untilAsserted(() -> assertThat(endOf(first)).containsExactly("EXPIRED"));
        await().atMost(Node.PATIENCE)
                .untilAsserted(() -> assertThat(endOf(second)).containsExactly("EXPIRED"));
        assertThatAllAgree();
    }

    private List<String> endOf(UUID role) {
        return store().strings("select end_reason from role_assignment where role_id = ?", role);
    }

    @Test
    @Order(7)
    void theTrailOfAllThatVerifies() {
        Stream.of(one, two).forEach(Node::close);
        var events = store().strings("select count(*) from audit_event").get(0);

        assertThat(audit("one", "verify")).contains("The audit is as it was sealed: " + events + " events");
    }

    private static void activate(Node node, UUID role) {
        order(node, Orders.activation(role, "PT1H"));
    }

    private static void order(Node node, String order, String... headers) {
        var answer = node.as("lee").post(ApiClient.REQUESTS, order, headers);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    private static List<UUID> rolesOfLee(Node node) {
        return rolesIn(node.as("lee").get(Orders.ACTIVE_ROLES));
    }

    private static List<UUID> rolesIn(Answer list) {
        return StreamSupport.stream(list.json().at("/value").spliterator(), false)
                .map(role -> UUID.fromString(role.at("/roleDefinitionId").asText()))
                .toList();
    }

    /** Lets the role have begun earlier by so much that little of it is left. */
    private void letItEndIn(UUID role, Duration rest) {
        for (var table : List.of("role_assignment", "activation")) {
            store().ask(database -> database.sql(
                            """
                            update %s set start_at = start_at - (end_at - ends), end_at = ends
                            from (select clock_timestamp() + cast(? as integer) * interval '1 second' as ends) as moment
                            where role_id = ?"""
                                    .formatted(table))
                    .params(Math.toIntExact(rest.toSeconds()), role)
                    .update());
        }
    }

    /** What is not sealed yet, no checkpoint misses. */
    private boolean isAllSealed() {
        return store().strings("select event_id from audit_pending").isEmpty();
    }

    private boolean hasTheNewestCheckpoint(String node) {
        try {
            return Files.readString(checkpointsOf(node))
                    .contains(store().strings("select note from audit_checkpoint order by seq desc limit 1")
                            .get(0)
                            .strip());
        } catch (IOException e) {
            return false;
        }
    }

    /** Each node answers, by an error. */
    private void assertThatNobodyHangs() {
        for (var node : List.of(one, two)) {
            var begin = System.nanoTime();
            var answer = node.as("lee").get("/v1.0/me");
            assertThat(answer.status()).as(answer.body()).isGreaterThanOrEqualTo(500);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(NO_HANG);
        }
    }

    private void assertThatAllAgree(Workday day) {
        log.info("Answers by their status: {}", day.answers());
        assertThatAllAgree();
        assertThat(day.broken(store())).isEmpty();
    }

    private void assertThatAllAgree() {
        reconciliation().requireSoundGrants();
        await().atMost(Node.PATIENCE).pollInterval(Duration.ofSeconds(2)).untilAsserted(() -> {
            letWhatTheDeadHadClaimedBeTaken();
            assertThat(reconciliation().faults()).isEmpty();
        });
    }

    private Reconciliation reconciliation() {
        return new Reconciliation(store(), () -> mails.messageIds().stream()
                .filter(not(forgotten::contains))
                .toList());
    }

    /** In place of the minutes for which they would keep it, and what failed would rest. What was claimed just now is not. */
    private void letWhatTheDeadHadClaimedBeTaken() {
        for (var update : List.of(
                """
                    update notification_mail set next_attempt_at = clock_timestamp() where state = 'QUEUED'
                        and next_attempt_at not between clock_timestamp() + interval '290 seconds'
                            and clock_timestamp() + interval '300 seconds'""",
                "update act_ru_job set lock_exp_time_ = clock_timestamp() where lock_exp_time_ > clock_timestamp()",
                "update act_ru_job set duedate_ = clock_timestamp() where exception_msg_ is not null and retries_ > 0")) {
            store().ask(database -> database.sql(update).update());
        }
    }
}
