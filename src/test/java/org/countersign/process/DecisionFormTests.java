package org.countersign.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.testing.Scene.requestFor;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.countersign.CountersignTest;
import org.countersign.activation.ActivationId;
import org.countersign.activation.ActivationWorkflow;
import org.countersign.activation.RequestActivation;
import org.countersign.activation.Ticket;
import org.countersign.assignment.AssignmentKind;
import org.countersign.assignment.ExtensionKind;
import org.countersign.assignment.ExtensionTerms;
import org.countersign.assignment.ExtensionWorkflow;
import org.countersign.assignment.RequestExtension;
import org.countersign.assignment.Right;
import org.countersign.assignment.RoleAssignments;
import org.countersign.assignment.Verdict;
import org.countersign.directory.User;
import org.countersign.directory.UserChanges;
import org.countersign.directory.UserDraft;
import org.countersign.role.RoleDefinition;
import org.countersign.security.SignedIn;
import org.countersign.testing.Scene;
import org.countersign.time.MovableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What whoever decides is shown, and that the engine keeps none of it. */
@CountersignTest
class DecisionFormTests {

    private static final Duration WEEK = Duration.ofDays(7);

    /** As long as the directory takes, and longer than the engine's names of tasks. */
    private static final String LONGEST_NAME = "L".repeat(256);

    @Autowired
    private Scene scene;

    @Autowired
    private MovableClock clock;

    @Autowired
    private ActivationWorkflow activations;

    @Autowired
    private ExtensionWorkflow extensions;

    @Autowired
    private RoleAssignments assignments;

    @Autowired
    private UserChanges users;

    @Autowired
    private FormService formService;

    @Autowired
    private TaskService taskService;

    @Autowired
    private RuntimeService runtimeService;

    private User lee;
    private User brandon;
    private User paula;

    @BeforeEach
    void setTheScene() {
        lee = scene.person("Lee");
        brandon = scene.person("Brandon");
        paula = scene.person("Paula");
        scene.standing(paula, RoleDefinition.PRIVILEGED_ROLE_ADMINISTRATOR);
    }

    @Test
    void anApproverReadsTheRequest() {
        var role = scene.approvedRole(brandon);
        var right = scene.eligible(lee, role);

        var task = taskOf(activate(requestFor(right)));

        assertThat(task.getName()).isEqualTo(role.displayName() + " for Lee, 2 h");
        assertThat(formService.getTaskFormVariables(task.getId()))
                .containsEntry("requestor", "Lee (" + lee.userPrincipalName() + ")")
                .containsEntry("role", role.displayName())
                .containsEntry("scope", "the whole directory")
                .containsEntry("reason", "The print server is on fire")
                .containsEntry("duration", "2 h")
                .containsEntry("activeNow", "no")
                .containsEntry("start", "as soon as it is approved");
        assertThatEachFieldIsFilled("approve-activation.form", task);
        assertThatTheEngineKeepsNothingOf(task);
    }

    /** He decides whether the requestor gets more time, and not whether he gets the role. */
    @Test
    void anApproverReadsThatTheRoleIsHeld() {
        var right = scene.eligible(lee, scene.approvedRole(brandon));
        var first = activate(requestFor(right));
        SignedIn.as(brandon, () -> activations.decide(new ActivationId(first), Verdict.APPROVE, "Go on"));
        var end = assignments.findActivated(right).orElseThrow().end();

        var task = taskOf(activate(requestToExtend(right)));

        assertThat(formService.getTaskFormVariables(task.getId()))
                .containsEntry("activeNow", "yes, until " + ApprovalTask.words(end));
    }

    @Test
    void anAdministratorReadsTheRequestToExtend() {
        var role = scene.plainRole();
        var end = clock.now().plus(WEEK);
        var right = scene.eligible(lee, role, end);
        var terms = new ExtensionTerms(AssignmentKind.ELIGIBLE, null, end.plus(WEEK));

        var task = taskOf(SignedIn.as(
                        lee,
                        () -> extensions.start(new RequestExtension(
                                ExtensionKind.EXTEND,
                                lee.id(),
                                right.role(),
                                right.scope(),
                                terms,
                                "The project goes on")))
                .id()
                .value());

        assertThat(task.getName())
                .isEqualTo("Extend " + role.displayName() + " for Lee, until " + ApprovalTask.words(end.plus(WEEK)));
        assertThat(formService.getTaskFormVariables(task.getId()))
                .containsEntry("request", "Extend")
                .containsEntry("assignment", "eligible")
                .containsEntry("presentEnd", ApprovalTask.words(end))
                .containsEntry("askedEnd", ApprovalTask.words(end.plus(WEEK)))
                .containsEntry("reason", "The project goes on");
        assertThatEachFieldIsFilled("decide-extension.form", task);
        assertThatTheEngineKeepsNothingOf(task);
    }

    @Test
    void theFormShowsWhatIsTrueWhenItIsOpened() {
        var task = taskOf(activate(requestFor(scene.eligible(lee, scene.approvedRole(brandon)))));

        rename(lee, "Lee Gu");

        assertThat(formService.getTaskFormVariables(task.getId()))
                .containsEntry("requestor", "Lee Gu (" + lee.userPrincipalName() + ")");
    }

    /** As a process of a build from before does, whose task has variables of its own. */
    @Test
    void noVariableTakesThePlaceOfWhatTheStoreSays() {
        var task = taskOf(activate(requestFor(scene.eligible(lee, scene.approvedRole(brandon)))));

        taskService.setVariableLocal(task.getId(), "requestor", "Somebody else");

        assertThat(formService.getTaskFormVariables(task.getId()))
                .containsEntry("requestor", "Lee (" + lee.userPrincipalName() + ")");
    }

    @Test
    void aNameMayBeAsLongAsTheDirectoryTakes() {
        rename(lee, LONGEST_NAME);

        var task = taskOf(activate(requestFor(scene.eligible(lee, scene.approvedRole(brandon)))));

        assertThat(task.getName()).hasSize(255).endsWith("L…");
    }

    private UUID activate(RequestActivation request) {
        return SignedIn.as(lee, () -> activations.start(request, null)).id().value();
    }

    private static RequestActivation requestToExtend(Right right) {
        return new RequestActivation(
                right.principal(),
                right.role(),
                right.scope(),
                "Still burning",
                Ticket.NONE,
                null,
                null,
                Duration.ofHours(2),
                true);
    }

    private void rename(User user, String name) {
        users.change(
                user.id(),
                draft -> new UserDraft(
                        draft.userPrincipalName(),
                        draft.mailNickname(),
                        name,
                        draft.mail(),
                        draft.userType(),
                        draft.enabled(),
                        draft.person(),
                        null),
                paula.id());
    }

    private Task taskOf(UUID request) {
        return taskService
                .createTaskQuery()
                .processInstanceBusinessKey(request.toString())
                .singleResult();
    }

    private void assertThatEachFieldIsFilled(String form, Task task) {
        assertThat(formService.getTaskFormVariables(task.getId()).keySet()).isEqualTo(readOnlyFieldsOf(form));
    }

    private static Set<String> readOnlyFieldsOf(String form) {
        var fields = new HashSet<String>();
        try {
            for (var field : new ObjectMapper()
                    .readTree(Path.of("processes", form).toFile())
                    .path("components")) {
                if (field.path("readonly").asBoolean()) {
                    fields.add(field.path("key").asText());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return fields;
    }

    private void assertThatTheEngineKeepsNothingOf(Task task) {
        assertThat(runtimeService
                        .createVariableInstanceQuery()
                        .processInstanceIdIn(task.getProcessInstanceId())
                        .count())
                .isZero();
    }
}
