package org.countersign.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.testing.Scene.requestFor;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.countersign.CountersignTest;
import org.countersign.activation.ActivationClosures;
import org.countersign.activation.ActivationConflict;
import org.countersign.activation.ActivationStatus;
import org.countersign.activation.ActivationWorkflow;
import org.countersign.activation.Activations;
import org.countersign.activation.DecisionRefused;
import org.countersign.activation.Verdict;
import org.countersign.assignment.Eligibilities;
import org.countersign.assignment.RoleAssignments;
import org.countersign.directory.User;
import org.countersign.mfa.Totp;
import org.countersign.security.SignedIn;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Of those who act at the same moment, one wins, and the others are told. */
@CountersignTest
class RaceTests {

    @Autowired
    private Scene scene;

    @Autowired
    private ActivationWorkflow workflow;

    @Autowired
    private Activations activations;

    @Autowired
    private ActivationClosures closures;

    @Autowired
    private Eligibilities eligibilities;

    @Autowired
    private RoleAssignments assignments;

    @Autowired
    private Totp totp;

    private User lee;
    private User brandon;
    private User mike;

    @BeforeEach
    void setTheScene() {
        lee = scene.person("Lee");
        brandon = scene.person("Brandon");
        mike = scene.person("Mike");
    }

    @Test
    void ofAHundredActivationsAtOnceOneIsLeft() {
        var right = scene.eligible(lee, scene.plainRole());

        var outcomes = atOnce(IntStream.range(0, 100)
                .<Callable<Boolean>>mapToObj(i -> () -> {
                    try {
                        SignedIn.as(lee, () -> workflow.start(requestFor(right), null));
                        return true;
                    } catch (ActivationConflict e) {
                        return false;
                    }
                })
                .toList());

        assertThat(outcomes).containsOnlyOnce(true).hasSize(100);
        assertThat(activations.requestedBy(lee.id(), 200)).hasSize(1);
        assertThat(assignments.activeOf(lee.id())).hasSize(1);
    }

    @RepeatedTest(20)
    void ofApproveAndDenyAtOnceOneWins() {
        var right = scene.eligible(lee, scene.approvedRole(brandon, mike));
        var pending = SignedIn.as(lee, () -> workflow.start(requestFor(right), null));

        var outcomes = atOnce(List.<Callable<Boolean>>of(
                () -> decide(brandon, () -> workflow.decide(pending.id(), Verdict.APPROVE, "yes")),
                () -> decide(mike, () -> workflow.decide(pending.id(), Verdict.DENY, "no"))));

        assertThat(outcomes).containsExactlyInAnyOrder(true, false);
        var status = activations.find(pending.id()).orElseThrow().status();
        assertThat(status).isEqualTo(outcomes.get(0) ? ActivationStatus.ACTIVE : ActivationStatus.DENIED);
        assertThat(assignments.isActive(right)).isEqualTo(outcomes.get(0));
    }

    @RepeatedTest(20)
    void ofApproveAndCancelAtOnceOneWins() {
        var right = scene.eligible(lee, scene.approvedRole(brandon));
        var pending = SignedIn.as(lee, () -> workflow.start(requestFor(right), null));

        var outcomes = atOnce(List.<Callable<Boolean>>of(
                () -> decide(brandon, () -> workflow.decide(pending.id(), Verdict.APPROVE, "yes")),
                () -> closures.cancel(pending.id(), lee.id())));

        assertThat(outcomes).containsExactlyInAnyOrder(true, false);
        assertThat(assignments.isActive(right)).isEqualTo(outcomes.get(0));
    }

    @RepeatedTest(20)
    void noRoleOutlivesTheRemovalOfItsEligibility() {
        var right = scene.eligible(lee, scene.approvedRole(brandon));
        var pending = SignedIn.as(lee, () -> workflow.start(requestFor(right), null));

        var outcomes = atOnce(List.<Callable<Boolean>>of(
                () -> decide(brandon, () -> workflow.decide(pending.id(), Verdict.APPROVE, "yes")),
                () -> eligibilities.remove(right, mike.id(), "").isPresent()));

        assertThat(outcomes.get(1)).isTrue();
        assertThat(assignments.isActive(right)).isFalse();
        assertThat(activations.find(pending.id()).orElseThrow().status()).isEqualTo(ActivationStatus.WITHDRAWN);
    }

    @Test
    void ofFiftyReplaysOfACodeOneIsAccepted() {
        var code = scene.code();

        var outcomes = atOnce(IntStream.range(0, 50)
                .<Callable<Boolean>>mapToObj(
                        i -> () -> totp.prove(lee.id(), code, UUID.randomUUID()).isPresent())
                .toList());

        assertThat(outcomes).containsOnlyOnce(true).hasSize(50);
    }

    private static boolean decide(User by, Runnable decision) {
        try {
            SignedIn.as(by, decision);
            return true;
        } catch (DecisionRefused e) {
            return false;
        }
    }

    private static <T> List<T> atOnce(List<Callable<T>> actions) {
        var start = new CyclicBarrier(actions.size());
        var pool = Executors.newFixedThreadPool(actions.size());
        try {
            Stream<Future<T>> running = actions.stream()
                    .map(action -> pool.submit(() -> {
                        start.await();
                        return action.call();
                    }));
            var outcomes = new ArrayList<T>();
            for (var future : running.toList()) {
                outcomes.add(future.get());
            }
            return outcomes;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        } finally {
            pool.shutdownNow();
        }
    }
}
