package org.countersign.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.countersign.testing.Scene.requestFor;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.batch.Batch;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.countersign.CountersignTest;
import org.countersign.activation.Activation;
import org.countersign.activation.ActivationStatus;
import org.countersign.activation.ActivationWorkflow;
import org.countersign.activation.Activations;
import org.countersign.assignment.Right;
import org.countersign.assignment.RoleAssignments;
import org.countersign.security.SignedIn;
import org.countersign.testing.Nudges;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A batch that somebody got into the engine runs later, as nobody: there the store alone still says no. */
@CountersignTest
class JobsOfNobodyTests {

    @Autowired
    private Scene scene;

    @Autowired
    private Nudges nudges;

    @Autowired
    private ActivationWorkflow workflow;

    @Autowired
    private Activations activations;

    @Autowired
    private RoleAssignments assignments;

    @Autowired
    private RuntimeService runtimeService;

    @Autowired
    private ManagementService managementService;

    private Right right;
    private Activation pending;

    @BeforeEach
    void aPendingRequest() {
        var lee = scene.person("Lee");
        right = scene.eligible(lee, scene.approvedRole(scene.person("Brandon")));
        pending = SignedIn.as(lee, () -> workflow.start(requestFor(right), null));
    }

    @Test
    void aBatchThatMovesTheTokenToTheGrantGrantsNothing() {
        run(runtimeService
                .createModification(instance().getProcessDefinitionId())
                .cancelAllForActivity("Task_ApproveActivation")
                .startBeforeActivity("Task_GrantRole")
                .processInstanceIds(instance().getId())
                .executeAsync());

        assertThat(assignments.isActive(right)).isFalse();
        assertThat(status()).isEqualTo(ActivationStatus.FAILED);
    }

    @Test
    void aBatchThatSkipsTheListenersGrantsNothing() {
        var batch = runtimeService
                .createModification(instance().getProcessDefinitionId())
                .startAfterActivity("Task_ApproveActivation")
                .processInstanceIds(instance().getId())
                .skipCustomListeners()
                .skipIoMappings()
                .executeAsync();

        assertThatThrownBy(() -> run(batch)).hasMessageContaining("There is no notice");
        assertThat(assignments.isActive(right)).isFalse();
        assertThat(status()).isEqualTo(ActivationStatus.PENDING_APPROVAL);
    }

    @Test
    void aBatchThatForgesVariablesAndThenPassesTheApprovalGrantsNothing() {
        run(runtimeService.setVariablesAsync(
                List.of(instance().getId()), Map.of("approved", true, "approvalRequired", false, "rulesMet", true)));
        run(runtimeService
                .createModification(instance().getProcessDefinitionId())
                .cancelAllForActivity("Task_ApproveActivation")
                .startAfterActivity("Task_ApproveActivation")
                .processInstanceIds(instance().getId())
                .executeAsync());

        assertThat(assignments.isActive(right)).isFalse();
        assertThat(status()).isEqualTo(ActivationStatus.PENDING_APPROVAL);
    }

    @Test
    void aBatchThatStartsTheProcessAgainAtTheGrantGrantsNothing() {
        var instance = instance();
        nudges.await();
        runtimeService.deleteProcessInstance(instance.getId(), "gone");

        run(runtimeService
                .restartProcessInstances(instance.getProcessDefinitionId())
                .startBeforeActivity("Task_GrantRole")
                .processInstanceIds(instance.getId())
                .executeAsync());

        assertThat(assignments.isActive(right)).isFalse();
    }

    @Test
    void aTimerFiredEarlyClosesNothingAndGrantsNothing() {
        var timer = managementService
                .createJobQuery()
                .processInstanceId(instance().getId())
                .activityId("Event_ApprovalTimedOut")
                .singleResult();

        assertThatThrownBy(() -> managementService.executeJob(timer.getId()))
                .hasMessageContaining("may be decided until");
        assertThat(status()).isEqualTo(ActivationStatus.PENDING_APPROVAL);
    }

    /** Fires a batch's jobs by hand, those that make jobs first. */
    private void run(Batch batch) {
        fire(batch.getSeedJobDefinitionId());
        fire(batch.getBatchJobDefinitionId());
        managementService.deleteBatch(batch.getId(), true);
    }

    private void fire(String definition) {
        for (var job :
                managementService.createJobQuery().jobDefinitionId(definition).list()) {
            managementService.executeJob(job.getId());
        }
    }

    private ProcessInstance instance() {
        return runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(pending.id().toString())
                .singleResult();
    }

    private ActivationStatus status() {
        return activations.find(pending.id()).orElseThrow().status();
    }
}
