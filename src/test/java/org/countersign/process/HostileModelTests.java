package org.countersign.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.countersign.testing.ModelEdit.lead;
import static org.countersign.testing.ModelEdit.replace;
import static org.countersign.testing.Scene.requestFor;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.Deployment;
import org.countersign.CountersignTest;
import org.countersign.activation.Activation;
import org.countersign.activation.ActivationClosures;
import org.countersign.activation.ActivationWorkflow;
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
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The model, edited by somebody who wants a role that he may not have. Each edit is made to the model that ships, so
 * that it stays one of it. What can be recognised is refused at the start; nothing yields a role without proof.
 */
@CountersignTest
class HostileModelTests {

    private static final String EXTENSIONS = "<bpmn:extensionElements>%s</bpmn:extensionElements>";
    private static final String LISTENER = EXTENSIONS.formatted("<camunda:executionListener event=\"start\" %s />");

    @Autowired
    private Scene scene;

    @Autowired
    private Nudges nudges;

    @Autowired
    private ActivationWorkflow workflow;

    @Autowired
    private ActivationClosures closures;

    @Autowired
    private RoleAssignments assignments;

    @Autowired
    private RepositoryService repositoryService;

    @Autowired
    private RuntimeService runtimeService;

    @Autowired
    private TaskService taskService;

    @Autowired
    private ManagementService managementService;

    private User lee;
    private User brandon;
    private Right approved;
    private Right proved;
    private Deployment deployment;

    /** What somebody does with a request of his, once the edited model runs. */
    interface Scheme {
        void pursue(HostileModelTests test, Activation request);
    }

    static Stream<Named<ModelEdit>> whatOnlyTheStoreCanTell() {
        return Stream.of(
                named("the gate of the second factor is gone", lead("Flow_TicketChecked", "Gateway_RulesMet")),
                named("all gates are gone", lead("Flow_Registered", "Gateway_ApprovalRequired")),
                named("gates are passed though rules are not met", replace("${rulesMet}", "${true}")),
                named("the approval is skipped", lead("Flow_RulesMet", "Gateway_Cleared")),
                named("the approval is never required", replace("${!approvalRequired}", "${true}")),
                named("the grant comes first", lead("Flow_Registered", "Task_GrantRole")),
                named("the grant comes before the request", lead("Flow_Requested", "Task_GrantRole")),
                named("a denial leads to the grant", lead("Flow_NotApproved", "Gateway_Cleared")),
                named("a refusal leads to the grant", lead("Flow_Refused", "Task_GrantRole")),
                named("a message jumps to the grant", lead("Flow_RequestClosed", "Task_GrantRole")),
                named("a reminder jumps to the grant", lead("Flow_ReminderDue", "Task_GrantRole")),
                named("a time-out jumps to the grant", lead("Flow_ApprovalTimedOut", "Task_GrantRole")),
                named(
                        "a refused grant tries again by the back door",
                        lead("Flow_GrantRefused", "Task_ScheduleActivation")),
                named(
                        "another task stands where the approval stood",
                        lead("Flow_ApproversAsked", "Task_Confirm")
                                .and(add("<bpmn:userTask id=\"Task_Confirm\" name=\"Confirm\" />"
                                        + "<bpmn:sequenceFlow id=\"Flow_Confirmed\" sourceRef=\"Task_Confirm\""
                                        + " targetRef=\"Task_GrantRole\" />"))));
    }

    static Stream<Named<Scheme>> schemes() {
        return Stream.of(
                Named.of("waits", (test, request) -> {}),
                Named.of("fires each timer", HostileModelTests::fireTimers),
                Named.of("completes each task with forged variables", HostileModelTests::completeTasks),
                Named.of("sends each message", HostileModelTests::sendMessages),
                Named.of("cancels and sends each message", (test, request) -> {
                    test.closures.cancel(request.id(), test.lee.id());
                    test.sendMessages(request);
                }),
                Named.of("is denied", (test, request) -> test.decide(request, Verdict.DENY)));
    }

    static Stream<Object[]> schemesUnderEachEdit() {
        return whatOnlyTheStoreCanTell().flatMap(edit -> schemes().map(scheme -> new Object[] {edit, scheme}));
    }

    static Stream<Object[]> whatIsRefusedAtTheStart() {
        return Stream.of(
                refused(
                        "a notice that there is not",
                        replace(">approval-requested<", ">aproval-requested<"),
                        "Task_NotifyApprovers: there is no notice \"aproval-requested\""),
                refused("a script task", asScript("Task_CheckMfa"), "Task_CheckMfa: a model runs no code of its own"),
                refused(
                        "a condition in a script",
                        replace(
                                "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">${approved}",
                                "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\" language=\"groovy\">true"),
                        "Flow_Approved: a condition is an expression, not a script"),
                refused(
                        "an input made by a script",
                        replace(">decision-made<", "><camunda:script scriptFormat=\"groovy\">x</camunda:script><"),
                        "Task_NotifyDecision: a model runs no code of its own"),
                refused(
                        "a listener of a class",
                        within("Task_CheckMfa", LISTENER.formatted("class=\"org.example.Evil\"")),
                        "Task_CheckMfa: a model names no class"),
                refused(
                        "a listener of an expression",
                        within("Task_CheckMfa", LISTENER.formatted("expression=\"${true}\"")),
                        "Task_CheckMfa: a model calls no expression"),
                refused(
                        "a listener of a foreign bean",
                        within("Task_CheckMfa", LISTENER.formatted("delegateExpression=\"${dataSource}\"")),
                        "Task_CheckMfa: there is no delegate ${dataSource}"),
                refused(
                        "a task of a class",
                        replace(
                                "camunda:delegateExpression=\"${checkMfaDelegate}\"",
                                "camunda:class=\"org.example.Evil\""),
                        "Task_CheckMfa: a model names no class"),
                refused(
                        "a task for a worker outside",
                        replace(
                                "camunda:delegateExpression=\"${checkMfaDelegate}\"",
                                "camunda:type=\"external\" camunda:topic=\"evil\""),
                        "Task_CheckMfa: no work is given out of the service"),
                refused(
                        "a task of a foreign bean",
                        replace("${checkMfaDelegate}", "${roleAssignments}"),
                        "Task_CheckMfa: there is no delegate ${roleAssignments}"),
                refused(
                        "a start that is put off, with what was typed",
                        replace("<bpmn:startEvent ", "<bpmn:startEvent camunda:asyncBefore=\"true\" "),
                        "StartEvent_ActivationRequested: a start is not put off"),
                refused(
                        "a form handler of a class",
                        replace(
                                "<bpmn:startEvent ",
                                "<bpmn:startEvent camunda:formHandlerClass=\""
                                        + "org.camunda.bpm.engine.impl.form.handler.DefaultStartFormHandler\" "),
                        "StartEvent_ActivationRequested: a model names no class"),
                refused(
                        "a validator of a class",
                        within(
                                "StartEvent_ActivationRequested",
                                EXTENSIONS.formatted("<camunda:formData><camunda:formField id=\"a\" type=\"string\">"
                                        + "<camunda:validation><camunda:constraint name=\"required\" />"
                                        + "</camunda:validation></camunda:formField></camunda:formData>")),
                        "a: a model runs no code of its own (constraint)"),
                refused(
                        "a field of a delegate",
                        within("Task_CheckMfa", EXTENSIONS.formatted("<camunda:field name=\"a\" stringValue=\"b\" />")),
                        "Task_CheckMfa: a model runs no code of its own (field)"),
                refused(
                        "a condition that grants",
                        replace("${approved}", "${grantRoleDelegate.execute(execution)}"),
                        "Flow_Approved: the expression ${grantRoleDelegate.execute(execution)} does more"),
                refused(
                        "a condition that reaches for the engine",
                        replace("${approved}", "${execution.processEngineServices.runtimeService != null}"),
                        "Flow_Approved: the expression ${execution.processEngineServices"),
                refused(
                        "a timer that reaches for Java",
                        replace("${approvalDeadline}", "${''.class.forName('java.lang.Runtime')}"),
                        "Timer_ApprovalTimedOut: the expression ${''.class"),
                refused(
                        "an input that calls a bean",
                        replace(">decision-made<", ">#{dataSource.connection}<"),
                        "Task_NotifyDecision: the expression #{dataSource.connection}"),
                refused(
                        "a name that calls a bean",
                        replace("name=\"Approve activation\"", "name=\"${grantRoleDelegate}\""),
                        "Task_ApproveActivation: the expression ${grantRoleDelegate}"),
                refused(
                        "a forged variable",
                        within(
                                "Task_CheckMfa",
                                EXTENSIONS.formatted("<camunda:inputOutput><camunda:outputParameter name=\"approved\">"
                                        + "${true}</camunda:outputParameter></camunda:inputOutput>")),
                        "Task_CheckMfa: the variable approved would never be looked at"),
                refused(
                        "a decision of the model's own",
                        within(
                                "Task_CheckMfa",
                                EXTENSIONS.formatted("<camunda:inputOutput><camunda:outputParameter name=\"decision\">"
                                        + "approve</camunda:outputParameter></camunda:inputOutput>")),
                        "Task_CheckMfa: the variable decision is for whoever decides"),
                refused(
                        "an approval without its form",
                        replace(" camunda:formRef=\"approve-activation\" camunda:formRefBinding=\"deployment\"", ""),
                        "Task_ApproveActivation: only Task_ApproveActivation shows the form approve-activation"),
                refused(
                        "the form on a task of another name",
                        replace("Task_ApproveActivation", "Task_Confirm"),
                        "Task_Confirm: only Task_ApproveActivation shows the form"),
                refused(
                        "a call of a process that grants",
                        lead("Flow_RulesMet", "Task_Call")
                                .and(add("<bpmn:callActivity id=\"Task_Call\" calledElement=\"grant\" />")),
                        "Task_Call: a model calls no other process"));
    }

    @BeforeEach
    void setTheScene() {
        lee = scene.person("Lee");
        brandon = scene.person("Brandon");
        approved = scene.eligible(lee, scene.approvedRole(brandon));
        proved = scene.eligible(lee, scene.role(Scene::withMfa));
    }

    @AfterEach
    void removeTheEditedModel() {
        if (deployment != null) {
            nudges.await();
            repositoryService.deleteDeployment(deployment.getId(), true);
        }
    }

    @ParameterizedTest(name = "{0}, and somebody {1}")
    @MethodSource("schemesUnderEachEdit")
    void noEditYieldsARoleWithoutProof(ModelEdit edit, Scheme scheme) {
        deploy(edit);

        for (var right : List.of(approved, proved)) {
            var request = start(right);
            if (request != null) {
                attempt(() -> scheme.pursue(this, request));
                attempt(() -> fireJobs(request));
            }
            assertThat(assignments.isActive(right)).isFalse();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatIsRefusedAtTheStart")
    void whatCanBeRecognisedIsRefusedInWordsADesignerUnderstands(String what, ModelEdit edit, String words) {
        assertThatThrownBy(() -> deploy(edit)).hasStackTraceContaining("In edited.bpmn, " + words);
    }

    @Test
    void whoeverStartsASecondProcessToDecideTheRequestBeforehandDecidesNothing() {
        var request = start(approved);
        deploy(secondProcess("Task_ApproveActivation")
                .and(replace(
                        "id=\"Task_ApproveActivation\"",
                        "id=\"Task_ApproveActivation\" camunda:assignee=\"" + lee.id() + "\"")));

        attempt(() -> SignedIn.as(
                lee,
                () -> runtimeService.startProcessInstanceByKey(
                        "second-process", request.id().toString())));
        completeTasks(request);

        assertThat(assignments.isActive(approved)).isFalse();
    }

    @Test
    void aSecondProcessThatGrantsNeedsTheProofAsWell() {
        var request = start(approved);
        deploy(secondProcess("Task_GrantRole"));

        runtimeService.startProcessInstanceByKey("second-process", request.id().toString());

        assertThat(assignments.isActive(approved)).isFalse();
    }

    @Test
    void withoutAnEditTheProofsYieldTheRoles() {
        deploy(model -> model);

        decide(start(approved), Verdict.APPROVE);
        SignedIn.as(lee, () -> workflow.start(requestFor(proved), scene.code()));

        assertThat(assignments.isActive(approved)).isTrue();
        assertThat(assignments.isActive(proved)).isTrue();
    }

    private void deploy(ModelEdit edit) {
        deployment = edit.deploy("role-activation.bpmn", repositoryService);
    }

    /** Nothing, where the edited model comes to nothing by itself. */
    private Activation start(Right right) {
        try {
            return SignedIn.as(lee, () -> workflow.start(requestFor(right), null));
        } catch (RuntimeException e) {
            return null;
        }
    }

    private void decide(Activation request, Verdict verdict) {
        SignedIn.as(brandon, () -> workflow.decide(request.id(), verdict, "because"));
    }

    private void completeTasks(Activation request) {
        var forged = Map.<String, Object>of(
                "decision",
                "approve",
                "justification",
                "mine",
                "approved",
                true,
                "rulesMet",
                true,
                "approvalRequired",
                false);
        taskService
                .createTaskQuery()
                .processInstanceBusinessKey(request.id().toString())
                .list()
                .forEach(task -> attempt(() -> SignedIn.as(lee, () -> taskService.complete(task.getId(), forged))));
    }

    private void sendMessages(Activation request) {
        for (var message : ClosingMessage.values()) {
            attempt(() -> runtimeService
                    .createMessageCorrelation(message.messageName())
                    .processInstanceBusinessKey(request.id().toString())
                    .correlateAll());
        }
    }

    private void fireTimers(Activation request) {
        fireJobs(request);
        fireJobs(request);
    }

    private void fireJobs(Activation request) {
        runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(request.id().toString())
                .list()
                .stream()
                .flatMap(instance ->
                        managementService.createJobQuery().processInstanceId(instance.getId()).list().stream())
                .forEach(job -> attempt(() -> managementService.executeJob(job.getId())));
    }

    /** An attacker takes errors in his stride. */
    private static void attempt(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            assertThat(e).isNotNull();
        }
    }

    private static ModelEdit secondProcess(String first) {
        return replace("id=\"role-activation\"", "id=\"second-process\"").and(lead("Flow_Requested", first));
    }

    private static Object[] refused(String what, ModelEdit edit, String words) {
        return new Object[] {what, edit, words};
    }

    private static Named<ModelEdit> named(String name, ModelEdit edit) {
        return Named.of(name, edit);
    }

    /** Replaces a text, which must be there, so that no edit quietly stops being one. */
    /** Puts something into a task that has nothing in it yet but its flows. */
    private static ModelEdit within(String task, String content) {
        return model -> {
            var start = model.indexOf("id=\"" + task + "\"");
            assertThat(start).isNotNegative();
            var end = model.indexOf('>', start) + 1;
            return model.substring(0, end) + content + model.substring(end);
        };
    }

    /** Makes a service task a script task. */
    private static ModelEdit asScript(String task) {
        return model -> model.replaceFirst(
                "(?s)<bpmn:serviceTask id=\"" + task + "\"[^>]*>(.*?)</bpmn:serviceTask>",
                "<bpmn:scriptTask id=\"" + task
                        + "\" scriptFormat=\"groovy\">$1<bpmn:script>1</bpmn:script></bpmn:scriptTask>");
    }

    /** Adds an element to the process. */
    private static ModelEdit add(String element) {
        return replace(
                "<bpmn:exclusiveGateway id=\"Gateway_Cleared\">",
                element + "<bpmn:exclusiveGateway id=\"Gateway_Cleared\">");
    }
}
