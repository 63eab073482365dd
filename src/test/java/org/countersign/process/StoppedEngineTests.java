package org.countersign.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.testing.Scene.requestFor;

import java.time.Duration;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.countersign.CountersignTest;
import org.countersign.activation.Activation;
import org.countersign.activation.ActivationClosures;
import org.countersign.activation.ActivationStatus;
import org.countersign.activation.ActivationWorkflow;
import org.countersign.activation.Activations;
import org.countersign.activation.Deactivations;
import org.countersign.activation.OverdueRequests;
import org.countersign.assignment.ExpiredAssignments;
import org.countersign.assignment.Right;
import org.countersign.assignment.RoleAssignments;
import org.countersign.directory.User;
import org.countersign.security.SignedIn;
import org.countersign.testing.Scene;
import org.countersign.time.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * An engine that stands still holds no right open: no job runs here at all, and somebody has suspended the definition with
 * everything that it runs.
 */
@CountersignTest
class StoppedEngineTests {

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

    @Autowired
    private ExpiredAssignments expiredAssignments;

    @Autowired
    private OverdueRequests overdueRequests;

    @Autowired
    private ProcessReconciler reconciler;

    @Autowired
    private RepositoryService repositoryService;

    @Autowired
    private RuntimeService runtimeService;

    private User lee;
    private Right right;
    private Activation active;
    private Activation pending;

    @BeforeEach
    void suspendTheDefinition() {
        lee = scene.person("Lee");
        right = scene.eligible(lee, scene.plainRole());
        active = ask(right);
        pending = ask(scene.eligible(lee, scene.approvedRole(scene.person("Brandon"))));
        repositoryService.suspendProcessDefinitionByKey(CamundaActivationWorkflow.PROCESS, true, null);
    }

    @AfterEach
    void activateTheDefinition() {
        repositoryService.activateProcessDefinitionByKey(CamundaActivationWorkflow.PROCESS, true, null);
    }

    @Test
    void aRoleIsOverAtItsEndAndTheSweepRetiresIt() {
        clock.pass(Duration.ofHours(2));
        assertThat(assignments.isActive(right)).isFalse();

        expiredAssignments.sweep();

        assertThat(statusOf(active)).isEqualTo(ActivationStatus.EXPIRED);
    }

    @Test
    void aRequestIsOverAtItsDeadlineAndTheSweepClosesIt() {
        clock.pass(Duration.ofHours(24));

        overdueRequests.sweep();

        assertThat(statusOf(pending)).isEqualTo(ActivationStatus.TIMED_OUT);
    }

    @Test
    void aRoleCanBeGivenBackAndARequestTakenBack() {
        clock.pass(Duration.ofMinutes(5));

        SignedIn.as(lee, () -> deactivations.deactivate(right, ""));
        assertThat(closures.cancel(pending.id(), lee.id())).isTrue();

        assertThat(assignments.isActive(right)).isFalse();
        assertThat(statusOf(pending)).isEqualTo(ActivationStatus.CANCELED);
    }

    @Test
    void theProcessesAreToldOnceTheEngineGoesOn() {
        clock.pass(Duration.ofMinutes(5));
        SignedIn.as(lee, () -> deactivations.deactivate(right, ""));
        closures.cancel(pending.id(), lee.id());

        activateTheDefinition();
        reconciler.reconcile();

        assertThat(isWaitingForAnything(active)).isFalse();
        assertThat(isWaitingForAnything(pending)).isFalse();
    }

    private Activation ask(Right asked) {
        return SignedIn.as(lee, () -> workflow.start(requestFor(asked), null));
    }

    private ActivationStatus statusOf(Activation activation) {
        return activations.find(activation.id()).orElseThrow().status();
    }

    /** An end that is told is a job that runs by itself, and nothing more to wait for. */
    private boolean isWaitingForAnything(Activation activation) {
        return runtimeService.createEventSubscriptionQuery().list().stream()
                .anyMatch(waiting -> waiting.getProcessInstanceId().equals(instanceOf(activation)));
    }

    private String instanceOf(Activation activation) {
        return runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(activation.id().toString())
                .list()
                .stream()
                .map(ProcessInstance::getId)
                .findFirst()
                .orElse("none");
    }
}
