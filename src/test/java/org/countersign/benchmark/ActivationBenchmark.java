package org.countersign.benchmark;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.countersign.activation.Activation;
import org.countersign.activation.ActivationStatus;
import org.countersign.activation.ActivationWorkflow;
import org.countersign.activation.Activations;
import org.countersign.assignment.Right;
import org.countersign.assignment.Verdict;
import org.countersign.directory.Directory;
import org.countersign.directory.PersonId;
import org.countersign.directory.User;
import org.countersign.directory.UserId;
import org.countersign.directory.UserType;
import org.countersign.role.RoleDefinition;
import org.countersign.role.Scope;
import org.countersign.security.SignedIn;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** How fast a request becomes pending, and a decision a grant, as a ratio to the {@link Floor} of the same run. */
@Benchmark
@TestPropertySource(
        properties = {"countersign.api.requests-per-minute=10000000", "countersign.sign-in.second-factor=never"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ActivationBenchmark {

    private static final int THREADS = Integer.getInteger("benchmark.threads", 4);
    private static final int REQUESTORS = Integer.getInteger("benchmark.requestors", 200);
    private static final int CALLERS = Integer.getInteger("benchmark.callers", 200);
    private static final int WARM_UP = Integer.getInteger("benchmark.warm-up", 25);
    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 10);

    @Autowired
    private Scene scene;

    @Autowired
    private Directory directory;

    @Autowired
    private ActivationWorkflow workflow;

    @Autowired
    private Activations activations;

    @Autowired
    private Server server;

    @LocalServerPort
    private int port;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Report report = new Report("activation");
    private Floor floor;
    private List<User> requestors;
    private User approver;

    @BeforeAll
    void setTheScene() {
        floor = new Floor(server.databaseNamed("floor"), Server.USER, 20);
        requestors = IntStream.range(0, REQUESTORS).mapToObj(this::user).toList();
        approver = user(REQUESTORS);
    }

    @AfterAll
    void tidyUp() {
        threads.shutdown();
        floor.close();
    }

    @Test
    void isAsFastAsTheBareEngine() {
        var floorRequests = new ArrayList<Lap>();
        var floorDecisions = new ArrayList<Lap>();
        var requests = new ArrayList<Lap>();
        var decisions = new ArrayList<Lap>();
        for (var round = -WARM_UP; round < ROUNDS; round++) {
            var bare = bareRound();
            var ours = ownRound();
            if (round >= 0) {
                floorRequests.add(bare.get(0));
                floorDecisions.add(bare.get(1));
                requests.add(ours.get(0));
                decisions.add(ours.get(1));
            }
        }
        report.compare("request to pending", Lap.sum(floorRequests), Lap.sum(requests));
        report.compare("decision to granted", Lap.sum(floorDecisions), Lap.sum(decisions));
    }

    /** With a bearer token each, in front of nothing: by itself, since there is nothing to measure it by. */
    @Test
    void overHttp() {
        var people = IntStream.range(0, CALLERS)
                .mapToObj(number -> scene.person("Caller " + number))
                .toList();
        var callers = people.stream().collect(toMap(user -> user, user -> Caller.of(user, port)));
        var bob = scene.person("Bob");
        var asBob = Caller.of(bob, port);
        var requests = new ArrayList<Lap>();
        var decisions = new ArrayList<Lap>();
        for (var round = -WARM_UP; round < ROUNDS; round++) {
            var role = scene.approvedRole(bob);
            people.forEach(user -> scene.eligible(user, role));
            var asked = new ConcurrentLinkedQueue<String>();
            var request = Lap.of(threads, people, user -> asked.add(request(callers.get(user), role)));
            var decision = Lap.of(threads, List.copyOf(asked), id -> approve(asBob, id));
            if (round >= 0) {
                requests.add(request);
                decisions.add(decision);
            }
        }
        report.add("| request to pending, over HTTP | | %s | |".formatted(Lap.sum(requests)));
        report.add("| decision to granted, over HTTP | | %s | |".formatted(Lap.sum(decisions)));
    }

    /** @return the request's id */
    private static String request(Caller caller, RoleDefinition role) {
        var answer = caller.send(
                "POST",
                "v1.0/roleManagement/directory/roleAssignmentScheduleRequests",
                """
                {"action": "selfActivate", "roleDefinitionId": "%s", "directoryScopeId": "/",
                 "justification": "The print server is on fire"}
                """
                        .formatted(role.id()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.body()).contains("PendingApproval");
        return answer.body().replaceAll("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
    }

    private static void approve(Caller caller, String id) {
        var answer = caller.send(
                "PATCH",
                "beta/roleManagement/directory/roleAssignmentApprovals/" + id + "/steps/" + id,
                """
                {"reviewResult": "Approve", "justification": "Go ahead"}
                """);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    private List<Lap> bareRound() {
        var later = Date.from(Instant.now().plus(8, ChronoUnit.HOURS));
        var keys = Stream.generate(() -> UUID.randomUUID().toString())
                .limit(REQUESTORS)
                .toList();
        var requests = Lap.of(threads, keys, key -> floor.request(key, later));
        var tasks = keys.stream().map(floor::taskOf).toList();
        return List.of(requests, Lap.of(threads, tasks, floor::decide));
    }

    private List<Lap> ownRound() {
        var role = scene.approvedRole(approver);
        requestors.forEach(user -> scene.eligible(user, role));
        var pending = new ConcurrentLinkedQueue<Activation>();
        var requests = Lap.of(threads, requestors, user -> pending.add(request(user, role)));
        var waiting = List.copyOf(pending);
        assertThat(waiting).allMatch(activation -> activation.status() == ActivationStatus.PENDING_APPROVAL);
        var decisions = Lap.of(threads, waiting, this::approve);
        assertThat(waiting).allMatch(this::isActive);
        return List.of(requests, decisions);
    }

    private Activation request(User user, RoleDefinition role) {
        var right = new Right(user.id(), role.id(), Scope.DIRECTORY);
        return SignedIn.as(user, () -> workflow.start(Scene.requestFor(right), null));
    }

    private void approve(Activation activation) {
        SignedIn.as(approver, () -> workflow.decide(activation.id(), Verdict.APPROVE, "Go ahead"));
    }

    private boolean isActive(Activation activation) {
        return activations.find(activation.id()).orElseThrow().status() == ActivationStatus.ACTIVE;
    }

    private User user(int number) {
        var address = "user" + number + "@contoso.example";
        var user = new User(
                new UserId(UUID.randomUUID()),
                address,
                "user" + number,
                "User " + number,
                address,
                UserType.MEMBER,
                new PersonId(UUID.randomUUID()),
                true);
        directory.add(user);
        return user;
    }
}
