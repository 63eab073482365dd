package org.countersign.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.testing.AtOnce.atOnce;
import static org.countersign.testing.Scene.requestFor;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.countersign.CountersignTest;
import org.countersign.activation.Activation;
import org.countersign.activation.ActivationClosures;
import org.countersign.activation.ActivationConflict;
import org.countersign.activation.ActivationStatus;
import org.countersign.activation.ActivationWorkflow;
import org.countersign.activation.Activations;
import org.countersign.activation.Deactivations;
import org.countersign.activation.RequestActivation;
import org.countersign.activation.Ticket;
import org.countersign.assignment.DecisionRefused;
import org.countersign.assignment.Eligibilities;
import org.countersign.assignment.ExpiredAssignments;
import org.countersign.assignment.InvalidRequest;
import org.countersign.assignment.Right;
import org.countersign.assignment.RoleAssignments;
import org.countersign.assignment.Verdict;
import org.countersign.directory.Memberships;
import org.countersign.directory.User;
import org.countersign.mfa.Totp;
import org.countersign.role.Scope;
import org.countersign.security.SignedIn;
import org.countersign.testing.Scene;
import org.countersign.time.MovableClock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** Of those who act at the same moment, one wins, and the others are told. */
@CountersignTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RaceTests {

    private static final int RACES = 200;

    @Autowired
    private Scene scene;

    @Autowired
    private MovableClock clock;

    @Autowired
    private ActivationWorkflow workflow;

    @Autowired
    private Activations activations;

    @Autowired
    private ActivationClosures closures;

    @Autowired
    private Deactivations deactivations;

    @Autowired
    private Eligibilities eligibilities;

    @Autowired
    private Memberships memberships;

    @Autowired
    private RoleAssignments assignments;

    @Autowired
    private ExpiredAssignments expiredAssignments;

    @Autowired
    private Totp totp;

    private Aftermath aftermath;

    private User lee;
    private User brandon;
    private User mike;

    /** Once: a password is slow to hash, which is its point. */
    @BeforeAll
    void setTheScene() {
        lee = scene.person("Lee");
        brandon = scene.person("Brandon");
        mike = scene.person("Mike");
    }

    @BeforeEach
    void whoeverLooksAtItAfterwards(@Autowired AutowireCapableBeanFactory beans) {
        aftermath = beans.createBean(Aftermath.class);
    }

    @Test
    void ofAHundredActivationsAtOnceOneIsLeft() {
        var ann = scene.person("Ann");
        var right = scene.eligible(ann, scene.plainRole());

        var outcomes = atOnce(IntStream.range(0, 100)
                .<Callable<Boolean>>mapToObj(i -> () -> {
                    try {
                        SignedIn.as(ann, () -> workflow.start(requestFor(right), null));
                        return true;
                    } catch (ActivationConflict e) {
                        return false;
                    }
                })
                .toList());

        assertThat(outcomes).containsOnlyOnce(true).hasSize(100);
        assertThat(activations.requestedBy(ann.id(), 200)).hasSize(1);
        assertThat(assignments.activeOf(ann.id())).hasSize(1);
    }

    @RepeatedTest(value = RACES, failureThreshold = 3)
    void ofApproveAndDenyAtOnceOneWins() {
        var right = scene.eligible(lee, scene.approvedRole(brandon, mike));
        var pending = ask(requestFor(right));

        var outcomes = atOnce(List.<Callable<Boolean>>of(
                () -> decide(brandon, pending, Verdict.APPROVE), () -> decide(mike, pending, Verdict.DENY)));

        assertThat(outcomes).containsExactlyInAnyOrder(true, false);
        aftermath.assertThatAllAgreeOn(
                pending.id(), outcomes.get(0) ? ActivationStatus.ACTIVE : ActivationStatus.DENIED);
        leaveNothingOf(right);
    }

    @RepeatedTest(value = RACES, failureThreshold = 3)
    void ofApproveAndCancelAtOnceOneWins() {
        var right = scene.eligible(lee, scene.approvedRole(brandon));
        var pending = ask(requestFor(right));

        var outcomes = atOnce(List.<Callable<Boolean>>of(
                () -> decide(brandon, pending, Verdict.APPROVE), () -> closures.cancel(pending.id(), lee.id())));

        assertThat(outcomes).containsExactlyInAnyOrder(true, false);
        aftermath.assertThatAllAgreeOn(
                pending.id(), outcomes.get(0) ? ActivationStatus.ACTIVE : ActivationStatus.CANCELED);
        leaveNothingOf(right);
    }

    @RepeatedTest(value = RACES, failureThreshold = 3)
    void noRoleOutlivesTheRemovalOfItsEligibility() {
        var right = scene.eligible(lee, scene.approvedRole(brandon));
        var pending = ask(requestFor(right));

        var outcomes = atOnce(List.<Callable<Boolean>>of(
                () -> decide(brandon, pending, Verdict.APPROVE),
                () -> eligibilities.remove(right.direct(), mike.id(), "").isPresent()));

        assertThat(outcomes.get(1)).isTrue();
        var granted = activations.find(pending.id()).orElseThrow().start() != null;
        assertThat(granted).isEqualTo(outcomes.get(0));
        aftermath.assertThatAllAgreeOn(pending.id(), ActivationStatus.WITHDRAWN);
    }

    /** Fewer, since each change of a group has all open requests offered anew, which holds up their processes. */
    @RepeatedTest(value = RACES / 4, failureThreshold = 3)
    void noRoleOutlivesTheMembershipThatLetItsHolderActivateIt() {
        var group = scene.group(lee);
        var role = scene.approvedRole(brandon);
        scene.eligible(group, role);
        var pending = ask(requestFor(new Right(lee.id(), role.id(), Scope.DIRECTORY)));

        var outcomes = atOnce(List.<Callable<Boolean>>of(() -> decide(brandon, pending, Verdict.APPROVE), () -> {
            memberships.remove(group, lee.id());
            return true;
        }));

        assertThat(outcomes.get(1)).isTrue();
        var granted = activations.find(pending.id()).orElseThrow().start() != null;
        assertThat(granted).isEqualTo(outcomes.get(0));
        aftermath.assertThatTheStoreAgreesOn(pending.id(), ActivationStatus.WITHDRAWN);
    }

    /** The last moment of the role passes while its holder gives it back. */
    @RepeatedTest(value = RACES, failureThreshold = 3)
    void ofDeactivationAndExpiryAtOnceOneWins() {
        var right = scene.eligible(lee, scene.plainRole());
        var active = ask(sixMinutesOf(right));
        clock.pass(Duration.ofMinutes(5));
        expiredAssignments.sweep();

        var outcomes = atOnce(List.<Callable<Boolean>>of(() -> deactivate(right), () -> {
            expiredAssignments.sweep();
            clock.pass(Duration.ofMinutes(1));
            expiredAssignments.sweep();
            return true;
        }));

        aftermath.assertThatAllAgreeOn(
                active.id(), outcomes.get(0) ? ActivationStatus.DEACTIVATED : ActivationStatus.EXPIRED);
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

    private Activation ask(RequestActivation request) {
        return SignedIn.as(lee, () -> workflow.start(request, null));
    }

    private static RequestActivation sixMinutesOf(Right right) {
        return new RequestActivation(
                right.principal(),
                right.role(),
                right.scope(),
                "The print server smells",
                Ticket.NONE,
                null,
                null,
                Duration.ofMinutes(6));
    }

    private boolean decide(User by, Activation pending, Verdict verdict) {
        try {
            SignedIn.as(by, () -> workflow.decide(pending.id(), verdict, "because"));
            return true;
        } catch (DecisionRefused e) {
            return false;
        }
    }

    private boolean deactivate(Right right) {
        try {
            deactivations.deactivate(right, "done");
            return true;
        } catch (InvalidRequest e) {
            return false;
        }
    }

    /** Other tests share the store, and read what is active. */
    private void leaveNothingOf(Right right) {
        eligibilities.remove(right.direct(), mike.id(), "");
    }
}
