package org.countersign.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.countersign.activation.ActivationWorkflow;
import org.countersign.activation.Deactivations;
import org.countersign.assignment.Right;
import org.countersign.assignment.Verdict;
import org.countersign.directory.User;
import org.countersign.role.RoleDefinition;
import org.countersign.role.Scope;
import org.countersign.security.SignedIn;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** The whole life of roles, over and over: whether memory, threads and connections stay what they were. */
@Benchmark
@TestPropertySource(properties = "countersign.activation.minimum-active=PT0S")
class SoakBenchmark {

    private static final Duration TIME = Duration.parse(System.getProperty("benchmark.soak", "PT30M"));
    private static final int PER_SECOND = Integer.getInteger("benchmark.per-second", 5);
    private static final int USERS = 50;

    @Autowired
    private Scene scene;

    @Autowired
    private ActivationWorkflow workflow;

    @Autowired
    private Deactivations deactivations;

    @Autowired
    private DataSource connections;

    private final Report report = new Report("soak");

    @Test
    void nothingGrows() throws Exception {
        var approver = scene.personWithoutFactor("Bob");
        var role = scene.approvedRole(approver);
        var users = IntStream.range(0, USERS)
                .mapToObj(number -> scene.personWithoutFactor("User " + number))
                .toList();
        users.forEach(user -> scene.eligible(user, role));
        var timer = Executors.newScheduledThreadPool(2);
        var begun = Instant.now();
        var next = new AtomicInteger();
        var lives = timer.scheduleAtFixedRate(
                () -> live(users.get(next.getAndIncrement() % USERS), role, approver),
                0,
                TimeUnit.SECONDS.toMillis(1) / PER_SECOND,
                TimeUnit.MILLISECONDS);
        var early = measure(begun, TIME.dividedBy(3));
        var late = measure(begun, TIME);
        assertThat(lives.isDone()).as("a life failed").isFalse();
        timer.shutdownNow();
        report.add("| lives | %d |".formatted(next.get()));
        assertThat(late).as("megabytes at the end, and after a third").isLessThan(early * 5 / 4 + 10);
    }

    /** @return the megabytes in use at that time */
    private long measure(Instant begun, Duration until) throws InterruptedException {
        var used = 0L;
        while (Instant.now().isBefore(begun.plus(until))) {
            TimeUnit.MINUTES.sleep(1);
            System.gc();
            used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
            report.add("| after %d min | %d MB | %d threads | %d connections |"
                    .formatted(
                            Duration.between(begun, Instant.now()).toMinutes(),
                            used,
                            ManagementFactory.getThreadMXBean().getThreadCount(),
                            ((HikariDataSource) connections)
                                    .getHikariPoolMXBean()
                                    .getTotalConnections()));
        }
        return used;
    }

    private void live(User user, RoleDefinition role, User approver) {
        var right = new Right(user.id(), role.id(), Scope.DIRECTORY);
        var asked = SignedIn.as(user, () -> workflow.start(Scene.requestFor(right), null));
        SignedIn.as(approver, () -> workflow.decide(asked.id(), Verdict.APPROVE, "Go ahead"));
        SignedIn.as(user, () -> deactivations.deactivate(right, "Done"));
    }
}
