package org.countersign.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.countersign.testing.Scene.requestFor;

import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.Deployment;
import org.countersign.CountersignTest;
import org.countersign.activation.Activation;
import org.countersign.activation.ActivationWorkflow;
import org.countersign.assignment.DecisionRefused;
import org.countersign.assignment.Right;
import org.countersign.assignment.RoleAssignments;
import org.countersign.assignment.Verdict;
import org.countersign.directory.User;
import org.countersign.security.SignedIn;
import org.countersign.testing.ModelEdit;
import org.countersign.testing.Nudges;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A model that keeps variables of its own, goes by them after the decision, and what whoever decides may do to them. */
@CountersignTest
class ModelVariablesTests {

    /** What else an approver sends: over variables of the model, and under names that nobody has set. */
    private static final Map<String, Object> SENT = Map.of(
            "decision",
            "approve",
            "justification",
            "Go ahead",
            "note",
            "forged",
            "count",
            "forged",
            "term",
            "forged",
            "other",
            "forged",
            "approved",
            false);

    @Autowired
    private Scene scene;

    @Autowired
    private Nudges nudges;

    @Autowired
    private ActivationWorkflow workflow;

    @Autowired
    private RoleAssignments assignments;

    @Autowired
    private RepositoryService repositoryService;

    @Autowired
    private RuntimeService runtimeService;

    @Autowired
    private TaskService taskService;

    @Autowired
    private FormService formService;

    private User lee;
    private User brandon;
    private Right right;
    private Deployment deployment;

    /** How a task is completed in the engine. */
    interface Door {
        void complete(ModelVariablesTests test, String task);
    }

    static Stream<Door> doors() {
        return Stream.of(
                (test, task) -> test.taskService.complete(task, SENT),
                (test, task) -> test.taskService.completeWithVariablesInReturn(task, SENT, false),
                (test, task) -> test.formService.submitTaskForm(task, SENT));
    }

    @BeforeEach
    void aModelWithVariables() {
        lee = scene.person("Lee");
        brandon = scene.person("Brandon");
        right = scene.eligible(lee, scene.approvedRole(brandon));
        ModelEdit edit = ModelVariablesTests::edited;
        deployment = edit.deploy("role-activation.bpmn", repositoryService);
    }

    @AfterEach
    void removeTheModel() {
        nudges.await();
        repositoryService.deleteDeployment(deployment.getId(), true);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void whateverIsSentWithADecisionTheModelsVariablesStayAsTheyWere(Door door) {
        var request = request();

        SignedIn.as(brandon, () -> door.complete(this, taskOf(request)));

        assertThat(assignments.isActive(right)).isTrue();
        assertThat(variablesOf(request)).isEqualTo(Map.of("note", "kept", "count", 2L));
    }

    @Test
    void aDecisionOverTheServicesApiLeavesThemToo() {
        var request = request();

        SignedIn.as(brandon, () -> workflow.decide(request.id(), Verdict.APPROVE, "Go ahead"));

        assertThat(assignments.isActive(right)).isTrue();
        assertThat(variablesOf(request)).isEqualTo(Map.of("note", "kept", "count", 2L));
    }

    /** What the guard refuses at the start, and a process may have from elsewhere. */
    @Test
    void noVariableOfAProcessDecidesInPlaceOfWhoeverCompletesTheTask() {
        var request = request();
        runtimeService.setVariables(instanceOf(request), Map.of("decision", "approve", "justification", "mine"));

        assertThatThrownBy(() -> SignedIn.as(brandon, () -> taskService.complete(taskOf(request))))
                .hasRootCauseInstanceOf(DecisionRefused.class);
        assertThatThrownBy(() ->
                        SignedIn.as(brandon, () -> formService.submitTaskForm(taskOf(request), Map.of("note", "x"))))
                .hasRootCauseInstanceOf(DecisionRefused.class);
        assertThat(assignments.isActive(right)).isFalse();
    }

    private Activation request() {
        return SignedIn.as(lee, () -> workflow.start(requestFor(right), null));
    }

    private String taskOf(Activation request) {
        return taskService
                .createTaskQuery()
                .processInstanceBusinessKey(request.id().toString())
                .singleResult()
                .getId();
    }

    private Map<String, Object> variablesOf(Activation request) {
        return runtimeService.getVariables(instanceOf(request));
    }

    private String instanceOf(Activation request) {
        return runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(request.id().toString())
                .singleResult()
                .getId();
    }

    /** Two variables of the process and one of the task; what comes after the decision goes by one of them. */
    private static String edited(String model) {
        return replace(
                replace(
                        replace(
                                model,
                                ">approval-requested</camunda:inputParameter>",
                                ">approval-requested</camunda:inputParameter>"
                                        + "<camunda:outputParameter name=\"note\">kept</camunda:outputParameter>"
                                        + "<camunda:outputParameter name=\"count\">${1 + 1}</camunda:outputParameter>"),
                        "${approved}",
                        "${approved and note == 'kept' and count == 2}"),
                "camunda:formRef=\"approve-activation\" camunda:formRefBinding=\"deployment\">",
                "camunda:formRef=\"approve-activation\" camunda:formRefBinding=\"deployment\">"
                        + "<bpmn:extensionElements><camunda:inputOutput>"
                        + "<camunda:inputParameter name=\"term\">short</camunda:inputParameter>"
                        + "</camunda:inputOutput></bpmn:extensionElements>");
    }

    private static String replace(String model, String text, String by) {
        assertThat(model).contains(text);
        return model.replace(text, by);
    }
}
