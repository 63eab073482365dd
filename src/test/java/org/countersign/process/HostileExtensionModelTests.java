package org.countersign.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.countersign.testing.ModelEdit.lead;
import static org.countersign.testing.ModelEdit.replace;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.Deployment;
import org.countersign.CountersignTest;
import org.countersign.assignment.AssignmentKind;
import org.countersign.assignment.Eligibilities;
import org.countersign.assignment.ExtensionKind;
import org.countersign.assignment.ExtensionTerms;
import org.countersign.assignment.ExtensionWorkflow;
import org.countersign.assignment.RequestExtension;
import org.countersign.assignment.Right;
import org.countersign.directory.User;
import org.countersign.security.SignedIn;
import org.countersign.testing.ModelEdit;
import org.countersign.testing.Nudges;
import org.countersign.testing.Scene;
import org.countersign.time.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The model of extensions, edited by somebody who wants to keep a role. Nothing moves an end but a recorded decision. */
@CountersignTest
class HostileExtensionModelTests {

    @Autowired
    private Scene scene;

    @Autowired
    private Nudges nudges;

    @Autowired
    private MovableClock clock;

    @Autowired
    private ExtensionWorkflow workflow;

    @Autowired
    private Eligibilities eligibilities;

    @Autowired
    private RepositoryService repositoryService;

    @Autowired
    private RuntimeService runtimeService;

    @Autowired
    private TaskService taskService;

    @Autowired
    private ManagementService managementService;

    private User lee;
    private Right right;
    private Instant end;
    private Deployment deployment;

    static Stream<Arguments> whatOnlyTheStoreCanTell() {
        return Stream.of(
                edit("the model as it is", model -> model),
                edit("the decision is skipped", lead("Flow_AdministratorsAsked", "EndEvent_AssignmentExtended")),
                edit("rules need not be met", replace("${rulesMet}", "${true}")),
                edit("each decision is an approval", replace("${approved}", "${true}")),
                edit("the decision comes before the request", lead("Flow_Requested", "Task_DecideExtension")),
                edit("a time-out extends", lead("Flow_DecisionTimedOut", "EndEvent_AssignmentExtended")),
                edit("a message extends", lead("Flow_ExtensionClosed", "EndEvent_AssignmentExtended")),
                edit("the role is granted in place of it", replace("${notifyDelegate}", "${grantRoleDelegate}")),
                edit(
                        "the requestor is the assignee",
                        replace(
                                "id=\"Task_DecideExtension\"",
                                "id=\"Task_DecideExtension\" camunda:assignee=\"${requestor}\"")));
    }

    static Stream<Arguments> whatIsRefusedAtTheStart() {
        return Stream.of(
                refused(
                        "a decision without its form",
                        replace(" camunda:formRef=\"decide-extension\" camunda:formRefBinding=\"deployment\"", ""),
                        "Task_DecideExtension: only Task_DecideExtension shows the form decide-extension"),
                refused(
                        "the form of another decision",
                        replace("\"decide-extension\"", "\"approve-activation\""),
                        "Task_DecideExtension: only Task_ApproveActivation shows the form approve-activation"),
                refused(
                        "the form on a task of another name",
                        replace("Task_DecideExtension", "Task_Confirm"),
                        "Task_Confirm: only Task_DecideExtension shows the form"),
                refused(
                        "a forged variable",
                        replace("name=\"notice\"", "name=\"approved\""),
                        "Task_NotifyAdministrators: the variable approved would never be looked at"),
                refused(
                        "an end of the model's own",
                        replace("name=\"notice\"", "name=\"endDateTime\""),
                        "Task_NotifyAdministrators: the variable endDateTime is for whoever decides"),
                refused(
                        "a condition that decides",
                        replace("${approved}", "${decideExtensionListener.decide()}"),
                        "Flow_Approved: the expression ${decideExtensionListener.decide()} does more"),
                refused(
                        "a listener as a delegate",
                        replace("${expireExtensionDelegate}", "${decideExtensionListener}"),
                        "Task_ExpireExtension: there is no delegate ${decideExtensionListener}"),
                refused(
                        "a start that is put off",
                        replace("<bpmn:startEvent ", "<bpmn:startEvent camunda:asyncBefore=\"true\" "),
                        "StartEvent_ExtensionRequested: a start is not put off"));
    }

    @BeforeEach
    void setTheScene() {
        lee = scene.person("Lee");
        end = clock.now().plus(Duration.ofDays(7));
        right = scene.eligible(lee, scene.plainRole(), end);
    }

    @AfterEach
    void removeTheEditedModel() {
        if (deployment != null) {
            nudges.await();
            repositoryService.deleteDeployment(deployment.getId(), true);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatOnlyTheStoreCanTell")
    void noEditMovesAnEndWithoutADecision(String what, ModelEdit edit) {
        deploy(edit);

        attempt(() -> SignedIn.as(lee, () -> workflow.start(order())));
        completeTasks();
        fireJobs();
        completeTasks();

        assertThat(eligibilities.effectiveOf(lee.id())).singleElement().satisfies(held -> assertThat(held.end())
                .isEqualTo(end));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatIsRefusedAtTheStart")
    void whatCanBeRecognisedIsRefusedInWordsADesignerUnderstands(String what, ModelEdit edit, String words) {
        assertThatThrownBy(() -> deploy(edit)).hasStackTraceContaining("In edited.bpmn, " + words);
    }

    private void deploy(ModelEdit edit) {
        deployment = edit.deploy("assignment-extension.bpmn", repositoryService);
    }

    private RequestExtension order() {
        return new RequestExtension(
                ExtensionKind.EXTEND,
                lee.id(),
                right.role(),
                right.scope(),
                new ExtensionTerms(AssignmentKind.ELIGIBLE, null, null),
                "The project goes on");
    }

    private void completeTasks() {
        var forged = Map.<String, Object>of(
                "decision", "approve", "justification", "mine", "approved", true, "endDateTime", "permanent");
        instances()
                .flatMap(instance -> taskService.createTaskQuery().processInstanceId(instance).list().stream())
                .forEach(task -> attempt(() -> SignedIn.as(lee, () -> taskService.complete(task.getId(), forged))));
    }

    private void fireJobs() {
        instances()
                .flatMap(instance -> managementService.createJobQuery().processInstanceId(instance).list().stream())
                .forEach(job -> attempt(() -> managementService.executeJob(job.getId())));
    }

    private Stream<String> instances() {
        return runtimeService.createProcessInstanceQuery().deploymentId(deployment.getId()).list().stream()
                .map(instance -> instance.getId());
    }

    /** An attacker takes errors in his stride. */
    private static void attempt(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            assertThat(e).isNotNull();
        }
    }

    private static Arguments edit(String what, ModelEdit edit) {
        return Arguments.of(what, edit);
    }

    private static Arguments refused(String what, ModelEdit edit, String words) {
        return Arguments.of(what, edit, words);
    }

    /** Replaces a text, which must be there, so that no edit quietly stops being one. */
}
