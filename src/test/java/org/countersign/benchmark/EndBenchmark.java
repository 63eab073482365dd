package org.countersign.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RuntimeService;
import org.countersign.activation.ActivationWorkflow;
import org.countersign.assignment.AssignmentType;
import org.countersign.assignment.Right;
import org.countersign.assignment.RoleAssignments;
import org.countersign.directory.User;
import org.countersign.role.RoleDefinition;
import org.countersign.role.Scope;
import org.countersign.security.SignedIn;
import org.countersign.testing.Scene;
import org.countersign.time.MovableClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** A great many activations end in the same minute: they have no effect from then on, and are tidied up soon after. */
@Benchmark
@TestPropertySource(properties = "countersign.reconcile-interval=P1D")
class EndBenchmark {

    private static final int HELD = Integer.getInteger("benchmark.held", 100_000);
    private static final int PROCESSES = Integer.getInteger("benchmark.processes", 2000);
    private static final Duration PATIENCE = Duration.ofHours(1);

    @Autowired
    private Scene scene;

    @Autowired
    private ActivationWorkflow workflow;

    @Autowired
    private RoleAssignments assignments;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcTemplate jdbc;

    private final Report report = new Report("end");

    @Test
    void manyEndAtOnce() {
        var rights = activate();
        var population = new Population(jdbc);
        population.moveIn(HELD);
        population.activate(HELD, clock.now().plus(Duration.ofHours(2)).atOffset(ZoneOffset.UTC));
        var held = assignments.effective(AssignmentType.ACTIVATED);
        var before = usedMemory();

        clock.pass(Duration.ofHours(2).plusSeconds(1));
        var end = Instant.now();
        assertThat(rights).noneMatch(assignments::isActive);
        assertThat(assignments.effective(AssignmentType.ACTIVATED)).isZero();
        report.add("| %d activated roles end: none has an effect, asked for within | %s |".formatted(held, since(end)));

        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> waiting() == 0);
        report.add("| all are tidied up, and in the audit | %s |".formatted(since(end)));
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> processes() == 0);
        report.add("| the last of %d processes has ended | %s |".formatted(PROCESSES, since(end)));
        report.add("| memory in use, before and after | %d MB, %d MB |".formatted(before, usedMemory()));
    }

    /** Those with processes of their own. */
    private List<Right> activate() {
        var threads = Executors.newFixedThreadPool(4);
        try {
            var role = scene.plainRole();
            var users = IntStream.range(0, PROCESSES)
                    .mapToObj(number -> scene.personWithoutFactor("User " + number))
                    .toList();
            Lap.of(threads, users, user -> activate(user, role));
            var rights = users.stream()
                    .map(user -> new Right(user.id(), role.id(), Scope.DIRECTORY))
                    .toList();
            assertThat(rights).allMatch(assignments::isActive);
            return rights;
        } finally {
            threads.shutdown();
        }
    }

    private void activate(User user, RoleDefinition role) {
        var right = scene.eligible(user, role);
        SignedIn.as(user, () -> workflow.start(Scene.requestFor(right), null));
    }

    private int waiting() {
        return count("select count(*) from role_assignment where assignment_type = 'ACTIVATED' and ended_at is null");
    }

    private long processes() {
        return runtime.createProcessInstanceQuery().count();
    }

    private int count(String query) {
        var found = jdbc.queryForObject(query, Integer.class);
        return found == null ? 0 : found;
    }

    private static long usedMemory() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
    }

    private static String since(Instant moment) {
        return Duration.between(moment, Instant.now()).toSeconds() + " s";
    }
}
