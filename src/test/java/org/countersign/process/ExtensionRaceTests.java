package org.countersign.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.testing.AtOnce.atOnce;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.countersign.CountersignTest;
import org.countersign.assignment.AssignmentKind;
import org.countersign.assignment.DecisionRefused;
import org.countersign.assignment.Eligibilities;
import org.countersign.assignment.EndReason;
import org.countersign.assignment.ExtensionClosures;
import org.countersign.assignment.ExtensionKind;
import org.countersign.assignment.ExtensionRequest;
import org.countersign.assignment.ExtensionStatus;
import org.countersign.assignment.ExtensionTerms;
import org.countersign.assignment.ExtensionWorkflow;
import org.countersign.assignment.Extensions;
import org.countersign.assignment.InvalidRequest;
import org.countersign.assignment.RequestExtension;
import org.countersign.assignment.Right;
import org.countersign.assignment.RoleAssignments;
import org.countersign.assignment.Verdict;
import org.countersign.directory.User;
import org.countersign.role.RoleDefinition;
import org.countersign.security.SignedIn;
import org.countersign.testing.Scene;
import org.countersign.time.MovableClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** Of those who decide, cancel or remove at the same moment, one wins, and the assignment says who. */
@CountersignTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExtensionRaceTests {

    private static final int RACES = 30;

    @Autowired
    private Scene scene;

    @Autowired
    private MovableClock clock;

    @Autowired
    private ExtensionWorkflow workflow;

    @Autowired
    private Extensions extensions;

    @Autowired
    private ExtensionClosures closures;

    @Autowired
    private Eligibilities eligibilities;

    @Autowired
    private RoleAssignments assignments;

    private User lee;
    private User paula;
    private User grace;
    private Right right;
    private Instant end;

    /** Once: a password is slow to hash, which is its point. */
    @BeforeEach
    void setTheScene() {
        lee = scene.person("Lee");
        paula = scene.person("Paula");
        grace = scene.person("Grace");
        scene.standing(paula, RoleDefinition.PRIVILEGED_ROLE_ADMINISTRATOR);
        scene.standing(grace, RoleDefinition.GLOBAL_ADMINISTRATOR);
        end = clock.now().plus(Duration.ofDays(7));
        right = scene.eligible(lee, scene.plainRole(), end);
    }

    @AfterAll
    void letNobodyAdminister() {
        List.of(paula, grace).forEach(user -> assignments
                .activeOf(user.id())
                .forEach(held -> assignments.end(held.id(), EndReason.REVOKED, null, "")));
    }

    @RepeatedTest(RACES)
    void ofApproveAndDenyAtOnceOneWins() {
        var pending = ask();

        var outcomes = atOnce(List.<Callable<Boolean>>of(
                () -> decide(paula, pending, Verdict.APPROVE), () -> decide(grace, pending, Verdict.DENY)));

        assertThat(outcomes).containsExactlyInAnyOrder(true, false);
        assertThatAllAgree(pending, outcomes.get(0) ? ExtensionStatus.APPROVED : ExtensionStatus.DENIED);
    }

    @RepeatedTest(RACES)
    void ofTwoAdministratorsOneIsTooLate() {
        var pending = ask();

        var outcomes = atOnce(List.<Callable<Boolean>>of(
                () -> decide(paula, pending, Verdict.APPROVE), () -> decide(grace, pending, Verdict.APPROVE)));

        assertThat(outcomes).containsExactlyInAnyOrder(true, false);
        assertThatAllAgree(pending, ExtensionStatus.APPROVED);
    }

    @RepeatedTest(RACES)
    void ofApproveAndCancelAtOnceOneWins() {
        var pending = ask();

        var outcomes = atOnce(List.<Callable<Boolean>>of(
                () -> decide(paula, pending, Verdict.APPROVE), () -> closures.cancel(pending.id(), lee.id())));

        assertThat(outcomes).containsExactlyInAnyOrder(true, false);
        assertThatAllAgree(pending, outcomes.get(0) ? ExtensionStatus.APPROVED : ExtensionStatus.CANCELED);
    }

    @RepeatedTest(RACES)
    void noApprovalOutlivesTheRemovalOfTheAssignment() {
        var pending = ask();

        var outcomes = atOnce(List.<Callable<Boolean>>of(
                () -> decide(paula, pending, Verdict.APPROVE),
                () -> eligibilities.remove(right.direct(), grace.id(), "").isPresent()));

        assertThat(outcomes.get(1)).isTrue();
        assertThat(eligibilities.effectiveOf(lee.id()))
                .noneMatch(held -> held.role().equals(right.role()));
        assertThat(extensions.find(pending.id()).orElseThrow().status())
                .isEqualTo(outcomes.get(0) ? ExtensionStatus.APPROVED : ExtensionStatus.WITHDRAWN);
    }

    @RepeatedTest(RACES / 10)
    void ofTenRequestsAtOnceOneIsPending() {
        var outcomes = atOnce(Collections.nCopies(10, (Callable<Boolean>) () -> {
            try {
                ask();
                return true;
            } catch (InvalidRequest e) {
                return false;
            }
        }));

        assertThat(outcomes).containsOnlyOnce(true);
    }

    private ExtensionRequest ask() {
        var terms = new ExtensionTerms(AssignmentKind.ELIGIBLE, null, end.plus(Duration.ofDays(30)));
        var order = new RequestExtension(
                ExtensionKind.EXTEND, lee.id(), right.role(), right.scope(), terms, "The project goes on");
        return SignedIn.as(lee, () -> workflow.start(order));
    }

    private boolean decide(User by, ExtensionRequest pending, Verdict verdict) {
        try {
            SignedIn.as(by, () -> workflow.decide(pending.id(), verdict, "because", null));
            return true;
        } catch (DecisionRefused e) {
            return false;
        }
    }

    private void assertThatAllAgree(ExtensionRequest pending, ExtensionStatus status) {
        assertThat(extensions.find(pending.id()).orElseThrow().status()).isEqualTo(status);
        var held = eligibilities.effectiveOf(lee.id()).stream()
                .filter(one -> one.role().equals(right.role()))
                .findFirst()
                .orElseThrow();
        assertThat(held.end()).isEqualTo(status == ExtensionStatus.APPROVED ? end.plus(Duration.ofDays(30)) : end);
        eligibilities.remove(right.direct(), grace.id(), "");
    }
}
