package org.countersign.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.countersign.CountersignTest;
import org.countersign.activation.Activation;
import org.countersign.activation.ActivationClosures;
import org.countersign.activation.ActivationStatus;
import org.countersign.activation.ActivationWorkflow;
import org.countersign.activation.Activations;
import org.countersign.activation.Deactivations;
import org.countersign.activation.RequestActivation;
import org.countersign.activation.Ticket;
import org.countersign.assignment.InvalidRequest;
import org.countersign.assignment.Right;
import org.countersign.assignment.RoleAssignment;
import org.countersign.assignment.RoleAssignments;
import org.countersign.assignment.Verdict;
import org.countersign.directory.User;
import org.countersign.security.SignedIn;
import org.countersign.testing.Scene;
import org.countersign.time.MovableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A role that is active is extended by a request of its own: what it grants takes the place of what is active. */
@CountersignTest
class ActivationExtensionTests {

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
    private RoleAssignments assignments;

    private User lee;
    private User brandon;
    private Right right;

    @BeforeEach
    void people() {
        lee = scene.person("Lee");
        brandon = scene.person("Brandon");
        right = scene.eligible(lee, scene.plainRole());
    }

    @Test
    void anExtensionTakesThePlaceOfTheActiveRoleWithoutAGap() {
        var first = ask(false, 2);
        clock.pass(Duration.ofHours(1));

        var second = ask(true, 2);

        assertThat(status(first)).isEqualTo(ActivationStatus.EXTENDED);
        assertThat(second.status()).isEqualTo(ActivationStatus.ACTIVE);
        assertThat(live()).isEqualTo(second.id().value());
        assertThat(second.end()).isAfter(first.end());
        clock.pass(Duration.between(clock.now(), first.end()));
        assertThat(assignments.isActive(right)).isTrue();
        clock.pass(Duration.between(clock.now(), second.end()));
        assertThat(assignments.isActive(right)).isFalse();
    }

    @Test
    void whileAnExtensionWaitsTheRoleStaysActiveUntilItsEnd() {
        right = scene.eligible(lee, scene.approvedRole(brandon));
        var first = approve(ask(false, 2));
        var extension = ask(true, 3);

        assertThat(extension.status()).isEqualTo(ActivationStatus.PENDING_APPROVAL);
        assertThat(live()).isEqualTo(first.id().value());
        assertThat(approve(extension).status()).isEqualTo(ActivationStatus.ACTIVE);
        assertThat(status(first)).isEqualTo(ActivationStatus.EXTENDED);
        assertThat(live()).isEqualTo(extension.id().value());
    }

    @Test
    void anExtensionApprovedAfterTheEndBeginsThen() {
        right = scene.eligible(lee, scene.approvedRole(brandon));
        var first = approve(ask(false, 2));
        var extension = ask(true, 3);
        clock.pass(Duration.ofHours(3));
        assertThat(assignments.isActive(right)).isFalse();

        var granted = approve(extension);

        assertThat(status(first)).isEqualTo(ActivationStatus.EXPIRED);
        assertThat(granted.start()).isAfterOrEqualTo(first.end());
        assertThat(live()).isEqualTo(extension.id().value());
    }

    @Test
    void aRequestOfItsOwnAndAnExtensionNeverLeaveTwoActiveRoles() {
        right = scene.eligible(lee, scene.approvedRole(brandon));
        approve(ask(false, 2));
        var extension = ask(true, 3);
        clock.pass(Duration.ofHours(2));
        var anew = ask(false, 2);

        approve(anew);
        approve(extension);

        assertThat(status(anew)).isEqualTo(ActivationStatus.EXTENDED);
        assertThat(live()).isEqualTo(extension.id().value());
    }

    @Test
    void anExtensionIsGrantedThoughTheRoleWasAskedForAnewMeanwhile() {
        right = scene.eligible(lee, scene.approvedRole(brandon));
        approve(ask(false, 2));
        var extension = ask(true, 3);
        clock.pass(Duration.ofHours(2));
        var anew = ask(false, 2);

        assertThat(approve(extension).status()).isEqualTo(ActivationStatus.ACTIVE);
        assertThat(live()).isEqualTo(extension.id().value());
        assertThat(approve(anew).status()).isEqualTo(ActivationStatus.ACTIVE);
        assertThat(live()).isEqualTo(anew.id().value());
    }

    @Test
    void aDeniedOrCancelledExtensionLeavesTheRoleAsItIs() {
        right = scene.eligible(lee, scene.approvedRole(brandon));
        var first = approve(ask(false, 2));

        closures.cancel(ask(true, 3).id(), lee.id());
        var denied = ask(true, 3);
        SignedIn.as(brandon, () -> workflow.decide(denied.id(), Verdict.DENY, "No"));

        assertThat(live()).isEqualTo(first.id().value());
        clock.pass(Duration.ofMinutes(5));
        deactivations.deactivate(right, "Done");
        assertThat(assignments.isActive(right)).isFalse();
    }

    @Test
    void onlyAnActiveRoleIsExtendedAndOnlyByALongerOne() {
        assertRefused("RoleAssignmentDoesNotExist", true, 2);
        ask(false, 2);
        assertRefused("RoleAssignmentExists", false, 3);
        assertRefused("BadRequest", true, 1);

        assertThatThrownBy(() -> request(true, 3, clock.now().plusSeconds(600))).isInstanceOf(InvalidRequest.class);
    }

    @Test
    void oneExtensionWaitsAtATime() {
        right = scene.eligible(lee, scene.approvedRole(brandon));
        approve(ask(false, 2));
        ask(true, 3);

        assertRefused("RoleAssignmentRequestExists", true, 3);
    }

    private void assertRefused(String code, boolean extension, int hours) {
        assertThatThrownBy(() -> ask(extension, hours))
                .satisfies(thrown -> assertThat(refusalIn(thrown).code()).isEqualTo(code));
    }

    private static InvalidRequest refusalIn(Throwable thrown) {
        return thrown instanceof InvalidRequest refused ? refused : refusalIn(thrown.getCause());
    }

    private Activation ask(boolean extension, int hours) {
        return SignedIn.as(lee, () -> workflow.start(request(extension, hours, null), null));
    }

    private RequestActivation request(boolean extension, int hours, Instant start) {
        return new RequestActivation(
                right.principal(),
                right.role(),
                right.scope(),
                "Still burning",
                Ticket.NONE,
                start,
                null,
                Duration.ofHours(hours),
                extension);
    }

    private Activation approve(Activation pending) {
        SignedIn.as(brandon, () -> workflow.decide(pending.id(), Verdict.APPROVE, "Go on"));
        return activations.find(pending.id()).orElseThrow();
    }

    private ActivationStatus status(Activation activation) {
        return activations.find(activation.id()).orElseThrow().status();
    }

    private Object live() {
        assertThat(assignments.activeOf(lee.id())).hasSize(1);
        return assignments.findActivated(right).map(RoleAssignment::id).orElseThrow();
    }
}
