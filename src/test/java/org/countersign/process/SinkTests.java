package org.countersign.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.countersign.testing.Scene.requestFor;

import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.countersign.CountersignTest;
import org.countersign.activation.Activation;
import org.countersign.activation.ActivationStatus;
import org.countersign.activation.ActivationWorkflow;
import org.countersign.activation.Activations;
import org.countersign.activation.RequestActivation;
import org.countersign.assignment.Right;
import org.countersign.assignment.RoleAssignments;
import org.countersign.directory.User;
import org.countersign.role.ActivationSettings;
import org.countersign.role.RoleSettings;
import org.countersign.role.Roles;
import org.countersign.security.SignedIn;
import org.countersign.testing.Scene;
import org.countersign.time.MovableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever has the engine in his hands still gets no role: the grant believes the store alone. */
@CountersignTest
class SinkTests {

    @Autowired
    private Scene scene;

    @Autowired
    private MovableClock clock;

    @Autowired
    private ActivationWorkflow workflow;

    @Autowired
    private Activations activations;

    @Autowired
    private RoleAssignments assignments;

    @Autowired
    private Roles roles;

    @Autowired
    private RuntimeService runtimeService;

    @Autowired
    private FormService formService;

    @Autowired
    private TaskService taskService;

    private User lee;
    private User brandon;
    private Right right;
    private Activation pending;

    @BeforeEach
    void aPendingRequest() {
        lee = scene.person("Lee");
        brandon = scene.person("Brandon");
        right = scene.eligible(lee, scene.approvedRole(brandon));
        pending = SignedIn.as(lee, () -> workflow.start(requestFor(right), null));
    }

    @Test
    void aTokenMovedPastTheApprovalGrantsNothing() {
        runtimeService
                .createProcessInstanceModification(instance())
                .cancelAllForActivity("Task_ApproveActivation")
                .startBeforeActivity("Task_GrantRole")
                .execute();

        assertThat(assignments.isActive(right)).isFalse();
        assertThat(activations.find(pending.id()).orElseThrow().status()).isEqualTo(ActivationStatus.FAILED);
    }

    @Test
    void aSecondTokenAtTheGrantGrantsNothingWhileTheRequestIsPending() {
        runtimeService
                .createProcessInstanceModification(instance())
                .startBeforeActivity("Task_GrantRole")
                .execute();

        assertThat(assignments.isActive(right)).isFalse();
    }

    @Test
    void skippedListenersAndMappingsGrantNothing() {
        assertThatThrownBy(() -> runtimeService
                        .createProcessInstanceModification(instance())
                        .startBeforeActivity("Task_GrantRole")
                        .execute(true, true))
                .hasMessageContaining("There is no notice");
        assertThat(assignments.isActive(right)).isFalse();
    }

    @Test
    void forgedVariablesGrantNothing() {
        runtimeService.setVariables(instance(), Map.of("approved", true, "approvalRequired", false, "rulesMet", true));

        assertThatThrownBy(
                        () -> complete(lee, Map.of("decision", "approve", "justification", "mine", "approved", true)))
                .hasMessageContaining("Nobody approves his own request");
        assertThat(assignments.isActive(right)).isFalse();
    }

    @Test
    void aCompletionByNobodyIsRefused() {
        assertThatThrownBy(() -> taskService.complete(task(), Map.of("decision", "approve", "justification", "x")))
                .isInstanceOf(ProcessEngineException.class);
        assertThat(assignments.isActive(right)).isFalse();
    }

    @Test
    void aCompletionWithoutADecisionIsRefused() {
        assertThatThrownBy(() -> complete(brandon, Map.of()))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("Choose to approve or to deny");
    }

    @Test
    void aSecondProcessOnAGrantedActivationGrantsNothingMore() {
        SignedIn.as(
                brandon, () -> taskService.complete(task(), Map.of("decision", "approve", "justification", "fine")));
        var end = activations.find(pending.id()).orElseThrow().end();
        clock.pass(Duration.ofMinutes(30));

        runtimeService
                .createProcessInstanceByKey("role-activation")
                .businessKey(pending.id().toString())
                .startBeforeActivity("Task_GrantRole")
                .execute();

        assertThat(activations.find(pending.id()).orElseThrow().end()).isEqualTo(end);
    }

    @Test
    void aDeniedRequestCannotBeGrantedByASecondProcess() {
        SignedIn.as(brandon, () -> taskService.complete(task(), Map.of("decision", "deny", "justification", "no")));

        runtimeService
                .createProcessInstanceByKey("role-activation")
                .businessKey(pending.id().toString())
                .startBeforeActivity("Task_GrantRole")
                .execute();

        assertThat(assignments.isActive(right)).isFalse();
    }

    @Test
    void settingsTightenedWhilePendingCount() {
        var halfAnHour = new ActivationSettings(Duration.ofMinutes(30), false, true, false, true, Duration.ofHours(24));
        roles.changeSettings(new RoleSettings(
                right.role(), halfAnHour, roles.settingsOf(right.role()).approvers()));

        SignedIn.as(
                brandon, () -> taskService.complete(task(), Map.of("decision", "approve", "justification", "fine")));

        var granted = activations.find(pending.id()).orElseThrow();
        assertThat(Duration.between(granted.start(), granted.end())).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void mfaAskedForWhilePendingCannotBeSkipped() {
        var settings = roles.settingsOf(right.role());
        roles.changeSettings(
                new RoleSettings(right.role(), Scene.withMfa(settings.activation()), settings.approvers()));

        assertThatThrownBy(() -> complete(brandon, Map.of("decision", "approve", "justification", "fine")))
                .hasMessageContaining("can no longer be granted");
        assertThat(assignments.isActive(right)).isFalse();
    }

    @Test
    void textThatLooksLikeAnExpressionStaysText() {
        var hostile = scene.eligible(lee, scene.approvedRole(brandon));
        var text = "${grantRoleDelegate.execute(execution)} #{7*7} <script>alert(1)</script>";
        var plain = requestFor(hostile);
        var request = new RequestActivation(
                plain.requestor(), plain.role(), plain.scope(), text, plain.ticket(), null, null, plain.duration());

        var asked = SignedIn.as(lee, () -> workflow.start(request, null));

        var task = taskService
                .createTaskQuery()
                .processInstanceBusinessKey(asked.id().toString())
                .singleResult();
        assertThat(formService.getTaskFormVariables(task.getId())).containsEntry("reason", text);
        assertThat(assignments.isActive(hostile)).isFalse();
    }

    private void complete(User user, Map<String, Object> variables) {
        SignedIn.as(user, () -> taskService.complete(task(), variables));
    }

    private String task() {
        return taskService
                .createTaskQuery()
                .processInstanceBusinessKey(pending.id().toString())
                .singleResult()
                .getId();
    }

    private String instance() {
        return runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(pending.id().toString())
                .singleResult()
                .getId();
    }
}
