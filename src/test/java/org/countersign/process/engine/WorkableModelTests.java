package org.countersign.process.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.countersign.testing.ModelEdit.lead;
import static org.countersign.testing.ModelEdit.replace;
import static org.countersign.testing.Scene.requestFor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.runtime.Job;
import org.countersign.CountersignTest;
import org.countersign.activation.Activation;
import org.countersign.activation.ActivationStatus;
import org.countersign.activation.ActivationWorkflow;
import org.countersign.activation.Activations;
import org.countersign.assignment.AssignmentKind;
import org.countersign.assignment.Eligibilities;
import org.countersign.assignment.ExtensionKind;
import org.countersign.assignment.ExtensionTerms;
import org.countersign.assignment.ExtensionWorkflow;
import org.countersign.assignment.RequestExtension;
import org.countersign.assignment.Right;
import org.countersign.assignment.RoleAssignments;
import org.countersign.assignment.Verdict;
import org.countersign.directory.User;
import org.countersign.role.RoleDefinition;
import org.countersign.security.SignedIn;
import org.countersign.testing.ModelEdit;
import org.countersign.testing.Nudges;
import org.countersign.testing.Scene;
import org.countersign.time.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Edits of the model that ships: those that are refused are those that let a request down, and those that are not get it
 * to its end. Each is tried in the engine.
 */
@CountersignTest
class WorkableModelTests {

    private static final Path PROCESSES = Path.of("processes");
    private static final String MODEL = "role-activation.bpmn";
    private static final String EXTENSION = "assignment-extension.bpmn";

    /** Before which elements are added. */
    private static final String END = "<bpmn:exclusiveGateway id=\"Gateway_Cleared\">";

    private static final String EXTENSION_END = "<bpmn:endEvent id=\"EndEvent_AssignmentExtended\"";

    private static final String ONCE = "a request has one decision";
    private static final String TIMER = "<bpmn:intermediateCatchEvent id=\"Event_Later\"><bpmn:timerEventDefinition"
            + " id=\"Timer_Later\"><bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">PT1H</bpmn:timeDuration>"
            + "</bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>";

    @Autowired
    private ModelCheck check;

    @Autowired
    private Scene scene;

    @Autowired
    private Nudges nudges;

    @Autowired
    private ActivationWorkflow workflow;

    @Autowired
    private Activations activations;

    @Autowired
    private ExtensionWorkflow extensions;

    @Autowired
    private Eligibilities eligibilities;

    @Autowired
    private MovableClock clock;

    @Autowired
    private RoleAssignments assignments;

    @Autowired
    private RepositoryService repositoryService;

    @Autowired
    private ManagementService managementService;

    @Autowired
    private TaskService taskService;

    private User lee;
    private User brandon;
    private Right plain;
    private Right approved;
    private Deployment deployment;

    static Stream<Arguments> whatStopsBeforeTheRequestIsCleared() {
        return Stream.of(
                edit("a timer", insert("Flow_ApproversAsked", "Event_Later", TIMER), "Event_Later: nothing waits"),
                edit(
                        "another task",
                        insert("Flow_RulesMet", "Task_Confirm", "<bpmn:userTask id=\"Task_Confirm\" />"),
                        "Task_Confirm: nothing waits"),
                edit(
                        "a message",
                        insert(
                                "Flow_RulesMet",
                                "Task_Hear",
                                "<bpmn:receiveTask id=\"Task_Hear\" messageRef=\"Message_RequestClosed\" />"),
                        "Task_Hear: nothing waits"),
                edit(
                        "an approval that is put off",
                        later("Task_ApproveActivation", "asyncBefore"),
                        "Task_ApproveActivation: nothing waits"),
                edit(
                        "a notice that is put off",
                        later("Task_NotifyApprovers", "asyncBefore"),
                        "Task_NotifyApprovers: nothing waits"),
                edit("what follows a check", later("Task_CheckMfa", "asyncAfter"), "Task_CheckMfa: nothing waits"));
    }

    static Stream<Arguments> whatWorks() {
        return Stream.of(
                edit("as it is", model -> model),
                edit("other labels", replace("name=\"Approve activation\"", "name=\"May he?\"")),
                edit("one more notice", insert("Flow_RulesMet", "Task_Tell", notice("Task_Tell", ""))),
                edit("a notice that is put off until after the decision", later("Task_NotifyDecision", "asyncBefore")),
                edit(
                        "one more way",
                        insert(
                                        "Flow_ApproversAsked",
                                        "Gateway_More",
                                        "<bpmn:exclusiveGateway id=\"Gateway_More\" default=\"Flow_Gateway_More\" />")
                                .and(add(notice("Task_Tell", "")
                                        + flow("Flow_More", "Gateway_More", "Task_Tell", "${1 == 2}")
                                        + flow("Flow_Told", "Task_Tell", "Task_ApproveActivation")))),
                edit(
                        "a task after the decision",
                        insert("Flow_Approved", "Task_HandOver", "<bpmn:userTask id=\"Task_HandOver\" />")),
                edit(
                        "one more reminder",
                        add("<bpmn:boundaryEvent id=\"Event_Nag\" cancelActivity=\"false\""
                                + " attachedToRef=\"Task_ApproveActivation\"><bpmn:timerEventDefinition id=\"Timer_Nag\">"
                                + "<bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">PT5M</bpmn:timeDuration>"
                                + "</bpmn:timerEventDefinition></bpmn:boundaryEvent>"
                                + notice("Task_Nag", "") + flow("Flow_Nag", "Event_Nag", "Task_Nag"))),
                edit("something else at the same time", fork(notice("Task_Aside", "camunda:asyncBefore=\"true\""))),
                edit(
                        "something else at the same time, which the grant waits for",
                        fork(notice("Task_Aside", "camunda:asyncBefore=\"true\""))
                                .and(insert(
                                        "Flow_Approved",
                                        "Gateway_Join",
                                        "<bpmn:parallelGateway id=\"Gateway_Join\" />"))
                                .and(add(flow("Flow_Joined", "Task_Aside", "Gateway_Join")))),
                edit(
                        "a condition that is met already",
                        insert(
                                "Flow_ApproversAsked",
                                "Event_Met",
                                "<bpmn:intermediateCatchEvent id=\"Event_Met\"><bpmn:conditionalEventDefinition id=\"Condition_Met\">"
                                        + "<bpmn:condition xsi:type=\"bpmn:tFormalExpression\">${rulesMet}</bpmn:condition>"
                                        + "</bpmn:conditionalEventDefinition></bpmn:intermediateCatchEvent>")));
    }

    @BeforeEach
    void setTheScene() {
        lee = scene.person("Lee");
        brandon = scene.person("Brandon");
        plain = scene.eligible(lee, scene.plainRole());
        approved = scene.eligible(lee, scene.approvedRole(brandon));
    }

    @AfterEach
    void removeTheEditedModel() {
        if (deployment != null) {
            nudges.await();
            repositoryService.deleteDeployment(deployment.getId(), true);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatStopsBeforeTheRequestIsCleared")
    void whatStopsBeforeTheRequestIsClearedIsRefused(String what, ModelEdit edit, String words) {
        deploy(edit);

        assertThat(request(approved).status()).isEqualTo(ActivationStatus.REFUSED);

        assertThat(faults(edit))
                .containsExactly("In " + MODEL + ", " + words + " before the request is put to approvers,"
                        + " scheduled or granted: what is not by the time the requestor is answered is closed.");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatWorks")
    void whatWorksIsNotRefused(String what, ModelEdit edit) {
        assertThat(faults(edit)).isEmpty();
        deploy(edit);

        var request = request(approved);
        decide(request, Verdict.APPROVE);
        runPutOff(request);
        completeOtherTasks(request);

        assertThat(assignments.isActive(approved)).isTrue();
        assertThat(request(plain).status()).isEqualTo(ActivationStatus.ACTIVE);
    }

    @Test
    void aGrantThatIsPutOffIsRefusedForRolesWithoutApprovalAreNotGranted() {
        var edit = later("Task_GrantRole", "asyncBefore");
        deploy(edit);

        assertThat(request(plain).status()).isEqualTo(ActivationStatus.REFUSED);

        assertThat(faults(edit))
                .singleElement()
                .asString()
                .startsWith("In " + MODEL + ", Task_GrantRole: nothing waits");
    }

    @Test
    void anApprovalByAllIsRefusedForTheSecondDoesNotCount() {
        var edit = repeated(
                "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality"
                        + " xsi:type=\"bpmn:tFormalExpression\">2</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>");
        deploy(edit);

        var request = attempted(() -> request(approved));

        assertThat(request).isNull();
        assertThat(faults(edit)).singleElement().asString().contains("Task_ApproveActivation: " + ONCE);
    }

    @Test
    void anApprovalByOneAfterTheOtherIsRefusedForTheSecondIsNotAsked() {
        var edit = repeated(
                "<bpmn:multiInstanceLoopCharacteristics isSequential=\"true\"><bpmn:loopCardinality"
                        + " xsi:type=\"bpmn:tFormalExpression\">2</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>");
        deploy(edit);
        var request = request(approved);

        assertThatThrownBy(() -> decide(request, Verdict.APPROVE)).isNotNull();

        assertThat(faults(edit)).singleElement().asString().contains("Task_ApproveActivation: " + ONCE);
    }

    @Test
    void aDenialThatAsksAgainIsRefusedForNobodyCouldDeny() {
        var edit = lead("Flow_NotApproved", "Task_NotifyApprovers");
        deploy(edit);
        var request = request(approved);

        assertThatThrownBy(() -> decide(request, Verdict.DENY)).isNotNull();

        assertThat(statusOf(request)).isEqualTo(ActivationStatus.PENDING_APPROVAL);
        assertThat(faults(edit)).singleElement().asString().contains("Task_ApproveActivation: " + ONCE);
    }

    @Test
    void aReminderThatPutsTheTaskAgainIsRefusedForItWouldNeverRun() {
        var edit = lead("Flow_Reminded", "Task_ApproveActivation");
        deploy(edit);
        var request = request(approved);
        var reminder = jobsOf(request)
                .filter(job -> job.getJobDefinitionId().equals(jobOf("Event_ReminderDue")))
                .findFirst()
                .orElseThrow();

        assertThatThrownBy(() -> managementService.executeJob(reminder.getId())).isNotNull();

        assertThat(faults(edit)).singleElement().asString().contains("Task_ApproveActivation: " + ONCE);
    }

    @Test
    void aModelThatRegistersNoRequestIsRefused() {
        var edit = lead("Flow_Requested", "Task_CheckEligibility");
        deploy(edit);

        assertThatThrownBy(() -> request(approved)).isNotNull();

        assertThat(faults(edit))
                .singleElement()
                .asString()
                .contains("role-activation: no way leads from the start to a step that"
                        + " calls ${registerRequestDelegate} before the process first waits");
    }

    @Test
    void aModelThatOnlyOneOfSeveralMessagesStartsIsRefused() {
        var message = "<bpmn:messageEventDefinition id=\"MessageEvent_%1$s\" messageRef=\"Message_%1$s\" />";
        var edit = replace(
                        "<bpmn:outgoing>Flow_Requested</bpmn:outgoing>",
                        "<bpmn:outgoing>Flow_Requested</bpmn:outgoing>" + message.formatted("One"))
                .and(add("<bpmn:startEvent id=\"StartEvent_Other\">" + message.formatted("Other") + "</bpmn:startEvent>"
                        + flow("Flow_Other", "StartEvent_Other", "Task_RegisterRequest")))
                .and(replace(
                        "<bpmn:message id=\"Message_RequestClosed\"",
                        "<bpmn:message id=\"Message_One\" name=\"One\" /><bpmn:message id=\"Message_Other\" name=\"Other\" />"
                                + "<bpmn:message id=\"Message_RequestClosed\""));
        deploy(edit);

        assertThatThrownBy(() -> request(approved)).isNotNull();

        assertThat(faults(edit))
                .singleElement()
                .asString()
                .contains("role-activation: it has no start event of its own");
    }

    /** A request to extend is open from the beginning. */
    @Test
    void aDecisionOnAnExtensionMayBeWaitedForAndPutAnew() {
        var edit = insert("Flow_AdministratorsAsked", "Event_Later", TIMER, EXTENSION_END)
                .and(replace(
                        EXTENSION_END,
                        "<bpmn:boundaryEvent id=\"Event_Again\" attachedToRef=\"Task_DecideExtension\">"
                                + "<bpmn:timerEventDefinition id=\"Timer_Again\">"
                                + "<bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">PT2H</bpmn:timeDuration>"
                                + "</bpmn:timerEventDefinition></bpmn:boundaryEvent>"
                                + flow("Flow_Again", "Event_Again", "Task_DecideExtension") + EXTENSION_END));
        assertThat(faults(EXTENSION, edit)).isEmpty();
        deploy(EXTENSION, edit);
        var end = clock.now().plus(Duration.ofDays(7));
        var right = scene.eligible(lee, scene.plainRole(), end);
        scene.standing(brandon, RoleDefinition.PRIVILEGED_ROLE_ADMINISTRATOR);

        var terms = new ExtensionTerms(AssignmentKind.ELIGIBLE, null, end.plus(Duration.ofDays(7)));
        var request = SignedIn.as(
                lee,
                () -> extensions.start(new RequestExtension(
                        ExtensionKind.EXTEND, lee.id(), right.role(), right.scope(), terms, "The project goes on")));
        fire("Event_Later");
        fire("Event_Again");
        SignedIn.as(brandon, () -> extensions.decide(request.id(), Verdict.APPROVE, "because", null));

        assertThat(eligibilities.effectiveOf(lee.id()))
                .anySatisfy(held -> assertThat(held.end()).isEqualTo(terms.end()));
    }

    private void fire(String event) {
        managementService
                .createJobQuery()
                .jobDefinitionId(jobOf(event))
                .list()
                .forEach(job -> managementService.executeJob(job.getId()));
    }

    private void deploy(ModelEdit edit) {
        deploy(MODEL, edit);
    }

    private void deploy(String model, ModelEdit edit) {
        deployment = edit.deploy(model, repositoryService);
    }

    private List<String> faults(ModelEdit edit) {
        return faults(MODEL, edit);
    }

    /** What the service would say at its start; nothing where it starts. */
    private List<String> faults(String edited, ModelEdit edit) {
        var files = new TreeMap<String, byte[]>();
        try (Stream<Path> shipped = Files.list(PROCESSES)) {
            shipped.filter(Files::isRegularFile)
                    .forEach(file ->
                            files.put(file.getFileName().toString(), read(file).getBytes(UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.computeIfPresent(
                edited, (name, model) -> edit.apply(new String(model, UTF_8)).getBytes(UTF_8));
        var refused = catchThrowableOfType(ModelRefused.class, () -> check.refuseFaultsIn(files));
        return refused == null ? List.of() : refused.faults();
    }

    private Activation request(Right right) {
        var request = SignedIn.as(lee, () -> workflow.start(requestFor(right), null));
        return activations.find(request.id()).orElseThrow();
    }

    private void decide(Activation request, Verdict verdict) {
        SignedIn.as(brandon, () -> workflow.decide(request.id(), verdict, "because"));
    }

    private ActivationStatus statusOf(Activation request) {
        return activations.find(request.id()).orElseThrow().status();
    }

    private Stream<Job> jobsOf(Activation request) {
        return taskService
                .createTaskQuery()
                .processInstanceBusinessKey(request.id().toString())
                .list()
                .stream()
                .flatMap(task ->
                        managementService
                                .createJobQuery()
                                .processInstanceId(task.getProcessInstanceId())
                                .list()
                                .stream());
    }

    private String jobOf(String event) {
        var version = repositoryService
                .createProcessDefinitionQuery()
                .deploymentId(deployment.getId())
                .singleResult();
        return managementService
                .createJobDefinitionQuery()
                .processDefinitionId(version.getId())
                .activityIdIn(event)
                .singleResult()
                .getId();
    }

    private void runPutOff(Activation request) {
        managementService.createJobQuery().messages().list().stream()
                .filter(job -> deployment.getId().equals(job.getDeploymentId()))
                .forEach(job -> managementService.executeJob(job.getId()));
        assertThat(statusOf(request)).isNotEqualTo(ActivationStatus.REFUSED);
    }

    private void completeOtherTasks(Activation request) {
        taskService
                .createTaskQuery()
                .processInstanceBusinessKey(request.id().toString())
                .list()
                .forEach(task -> taskService.complete(task.getId()));
    }

    private static Activation attempted(Supplier<Activation> request) {
        try {
            return request.get();
        } catch (RuntimeException e) {
            return null;
        }
    }

    private static Arguments edit(String what, ModelEdit edit, String words) {
        return Arguments.of(what, edit, words);
    }

    private static Arguments edit(String what, ModelEdit edit) {
        return Arguments.of(what, edit);
    }

    private static String notice(String id, String attributes) {
        return "<bpmn:serviceTask id=\"" + id + "\" " + attributes
                + " camunda:delegateExpression=\"${notifyDelegate}\">"
                + "<bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name=\"notice\">approval-reminder"
                + "</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:serviceTask>";
    }

    private static String flow(String id, String from, String to) {
        return "<bpmn:sequenceFlow id=\"" + id + "\" sourceRef=\"" + from + "\" targetRef=\"" + to + "\" />";
    }

    private static String flow(String id, String from, String to, String condition) {
        return "<bpmn:sequenceFlow id=\"" + id + "\" sourceRef=\"" + from + "\" targetRef=\"" + to + "\">"
                + "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">" + condition
                + "</bpmn:conditionExpression></bpmn:sequenceFlow>";
    }

    /** Does something beside the approval. */
    private static ModelEdit fork(String aside) {
        return insert("Flow_ApproversAsked", "Gateway_Fork", "<bpmn:parallelGateway id=\"Gateway_Fork\" />")
                .and(add(aside + flow("Flow_Aside", "Gateway_Fork", "Task_Aside")));
    }

    private static ModelEdit later(String element, String attribute) {
        return replace("id=\"" + element + "\"", "id=\"" + element + "\" camunda:" + attribute + "=\"true\"");
    }

    /** Repeats the approval. */
    private static ModelEdit repeated(String characteristics) {
        return replace(
                "<bpmn:outgoing>Flow_Decided</bpmn:outgoing>",
                "<bpmn:outgoing>Flow_Decided</bpmn:outgoing>" + characteristics);
    }

    /** Replaces a text, which must be there, so that no edit quietly stops being one. */
    /** Puts an element on a flow. */
    private static ModelEdit insert(String flow, String id, String element) {
        return insert(flow, id, element, END);
    }

    private static ModelEdit insert(String flow, String id, String element, String before) {
        return model -> {
            var target =
                    model.replaceAll("(?s).*<bpmn:sequenceFlow id=\"" + flow + "\"[^>]*targetRef=\"(\\w+)\".*", "$1");
            return lead(flow, id)
                    .and(add(element + flow("Flow_" + id, id, target), before))
                    .apply(model);
        };
    }

    /** Adds elements to the process. */
    private static ModelEdit add(String elements) {
        return add(elements, END);
    }

    private static ModelEdit add(String elements, String before) {
        return replace(before, elements + before);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
