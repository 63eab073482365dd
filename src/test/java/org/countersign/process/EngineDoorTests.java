package org.countersign.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.countersign.testing.Scene.requestFor;

import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.countersign.CountersignTest;
import org.countersign.activation.Activation;
import org.countersign.activation.ActivationStatus;
import org.countersign.activation.ActivationWorkflow;
import org.countersign.activation.Activations;
import org.countersign.assignment.Right;
import org.countersign.assignment.RoleAssignments;
import org.countersign.directory.User;
import org.countersign.security.SignedIn;
import org.countersign.testing.Nudges;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever is signed in to the engine does there what an approver or a requestor does, and nothing else. */
@CountersignTest
class EngineDoorTests {

    private static final String APPROVAL = "Task_ApproveActivation";
    private static final String GRANT = "Task_GrantRole";

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
    private ProcessEngine engine;

    private User lee;
    private User brandon;
    private Right right;
    private Activation pending;
    private Target target;

    /** What an attacker knows: the ids of the request that waits for its approval. */
    record Target(String task, String instance, String definition, String job, User requestor, Activation activation) {}

    /** Something to try on it. */
    interface Attack {
        void tryOn(ProcessEngine engine, Target target);
    }

    @BeforeEach
    void aPendingRequest() {
        lee = scene.person("Lee");
        brandon = scene.person("Brandon");
        right = scene.eligible(lee, scene.approvedRole(brandon));
        pending = SignedIn.as(lee, () -> workflow.start(requestFor(right), null));
        target = target();
    }

    static Stream<Named<Attack>> attacks() {
        return Stream.of(tasks(), instances(), batches(), jobs(), definitions()).flatMap(attacks -> attacks);
    }

    private static Stream<Named<Attack>> tasks() {
        return Stream.of(
                attack("delegates the task to the requestor", (e, t) -> e.getTaskService()
                        .delegateTask(t.task(), t.requestor().id().toString())),
                attack("makes the requestor a candidate", (e, t) -> e.getTaskService()
                        .addCandidateUser(t.task(), t.requestor().id().toString())),
                attack("makes the requestor the owner", (e, t) -> e.getTaskService()
                        .setOwner(t.task(), t.requestor().id().toString())),
                attack("saves the task under another assignee", (e, t) -> saveAssigned(e, t)),
                attack("resolves the task", (e, t) -> e.getTaskService().resolveTask(t.task())),
                attack("throws an error from the task", (e, t) -> e.getTaskService()
                        .handleBpmnError(t.task(), "GrantRefused")),
                attack("escalates the task", (e, t) -> e.getTaskService().handleEscalation(t.task(), "any")),
                attack("moves the task's deadline", (e, t) -> e.getTaskService().setDueDate(t.task(), new Date(0))),
                attack("forges what the form shows", (e, t) -> e.getTaskService()
                        .setVariableLocal(t.task(), "requestor", "Somebody else")),
                attack("forges a variable by the task", (e, t) -> e.getTaskService()
                        .setVariable(t.task(), "approved", true)),
                attack("deletes a variable", (e, t) -> e.getTaskService().removeVariable(t.task(), "approvalRequired")),
                attack("makes a task of his own", (e, t) -> e.getTaskService()
                        .saveTask(e.getTaskService().newTask())));
    }

    private static Stream<Named<Attack>> instances() {
        return Stream.of(
                attack("forges variables", (e, t) -> e.getRuntimeService()
                        .setVariables(t.instance(), Map.of("approved", true, "rulesMet", true))),
                attack("moves the token to the grant", (e, t) -> e.getRuntimeService()
                        .createProcessInstanceModification(t.instance())
                        .cancelAllForActivity(APPROVAL)
                        .startBeforeActivity(GRANT)
                        .execute()),
                attack("starts a second process in the middle", (e, t) -> e.getRuntimeService()
                        .createProcessInstanceByKey("role-activation")
                        .businessKey(t.activation().id().toString())
                        .startBeforeActivity(GRANT)
                        .execute()),
                attack("correlates a message", (e, t) -> e.getRuntimeService()
                        .createMessageCorrelation("Message_RequestClosed")
                        .processInstanceId(t.instance())
                        .correlate()),
                attack("suspends the process", (e, t) -> e.getRuntimeService()
                        .suspendProcessInstanceById(t.instance())),
                attack("deletes the process", (e, t) -> e.getRuntimeService()
                        .deleteProcessInstance(t.instance(), "gone")),
                attack("migrates the process", (e, t) -> e.getRuntimeService()
                        .newMigration(e.getRuntimeService()
                                .createMigrationPlan(t.definition(), t.definition())
                                .mapEqualActivities()
                                .build())
                        .processInstanceIds(t.instance())
                        .execute()),
                attack("signals the process", (e, t) -> e.getRuntimeService().signal(t.instance())),
                attack("deletes the history", (e, t) -> e.getHistoryService()
                        .deleteHistoricProcessInstance(t.instance())));
    }

    private static Stream<Named<Attack>> batches() {
        return Stream.of(
                attack("moves tokens in a batch", (e, t) -> e.getRuntimeService()
                        .createModification(t.definition())
                        .cancelAllForActivity(APPROVAL)
                        .startBeforeActivity(GRANT)
                        .processInstanceIds(t.instance())
                        .executeAsync()),
                attack("sets variables in a batch", (e, t) -> e.getRuntimeService()
                        .setVariablesAsync(List.of(t.instance()), Map.of("approved", true))),
                attack("correlates messages in a batch", (e, t) -> e.getRuntimeService()
                        .createMessageCorrelationAsync("Message_RequestClosed")
                        .processInstanceIds(List.of(t.instance()))
                        .correlateAllAsync()),
                attack("restarts processes in a batch", (e, t) -> e.getRuntimeService()
                        .restartProcessInstances(t.definition())
                        .startBeforeActivity(GRANT)
                        .processInstanceIds(t.instance())
                        .executeAsync()),
                attack("suspends processes in a batch", (e, t) -> e.getRuntimeService()
                        .updateProcessInstanceSuspensionState()
                        .byProcessInstanceIds(t.instance())
                        .suspendAsync()),
                attack("deletes processes in a batch", (e, t) -> e.getRuntimeService()
                        .deleteProcessInstancesAsync(List.of(t.instance()), "gone")),
                attack("tries jobs again in a batch", (e, t) -> e.getManagementService()
                        .setJobRetriesAsync(List.of(t.job()), 1)),
                attack("deletes history in a batch", (e, t) -> e.getHistoryService()
                        .deleteHistoricProcessInstancesAsync(List.of(t.instance()), "gone")));
    }

    private static Stream<Named<Attack>> jobs() {
        return Stream.of(
                attack("fires a timer early", (e, t) -> e.getManagementService().executeJob(t.job())),
                attack("moves a timer to 2099", (e, t) -> e.getManagementService()
                        .setJobDuedate(t.job(), new Date(4_070_908_800_000L))),
                attack("recalculates a timer", (e, t) -> e.getManagementService()
                        .recalculateJobDuedate(t.job(), false)),
                attack("lets a timer fail for good", (e, t) -> e.getManagementService()
                        .setJobRetries(t.job(), 0)),
                attack("suspends a timer", (e, t) -> e.getManagementService().suspendJobById(t.job())),
                attack("deletes a timer", (e, t) -> e.getManagementService().deleteJob(t.job())));
    }

    private static Stream<Named<Attack>> definitions() {
        return Stream.of(
                attack("deploys a model", (e, t) -> e.getRepositoryService()
                        .createDeployment()
                        .addString("any.form", "{}")
                        .deploy()),
                attack("deletes the deployment", (e, t) -> e.getRepositoryService()
                        .deleteDeployment(e.getRepositoryService()
                                .getProcessDefinition(t.definition())
                                .getDeploymentId())),
                attack("suspends the definition", (e, t) -> e.getRepositoryService()
                        .suspendProcessDefinitionByKey("role-activation")),
                attack("deletes the definition", (e, t) -> e.getRepositoryService()
                        .deleteProcessDefinition(t.definition(), true)),
                attack("lets the history go", (e, t) -> e.getRepositoryService()
                        .updateProcessDefinitionHistoryTimeToLive(t.definition(), 0)),
                attack("sets a property of the engine", (e, t) -> e.getManagementService()
                        .setProperty("any", "any")));
    }

    /** What only the engine's permissions shut; nobody is given them. */
    static Stream<Named<Attack>> attacksOnPermissions() {
        return Stream.of(
                attack("grants himself everything", (e, t) -> grantEverything(e, UUID.randomUUID())),
                attack("saves a filter", (e, t) -> e.getFilterService()
                        .saveFilter(e.getFilterService().newTaskFilter("any"))));
    }

    @ParameterizedTest
    @MethodSource({"attacks", "attacksOnPermissions"})
    void anApproverIsRefused(Attack attack) {
        assertRefused(brandon, attack);
    }

    @ParameterizedTest
    @MethodSource({"attacks", "attacksOnPermissions"})
    void theRequestorIsRefused(Attack attack) {
        assertRefused(lee, attack);
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void evenAnApproverWithEveryPermissionOfTheEngineIsRefused(Attack attack) {
        grantEverything(engine, brandon.id().value());

        assertRefused(brandon, attack);
    }

    @Test
    void theRequestorWithEveryPermissionOfTheEngineCannotApproveHisOwnRequest() {
        grantEverything(engine, lee.id().value());

        assertThatThrownBy(() -> inTheEngineAs(lee, () -> complete("approve")))
                .hasMessageContaining("Nobody approves his own request");
        assertNothingHappened();
    }

    @Test
    void noProcessThatIsOverIsStartedAgainInTheMiddle() {
        grantEverything(engine, brandon.id().value());
        nudges.await();
        engine.getRuntimeService().deleteProcessInstance(target.instance(), "gone");

        assertThatThrownBy(() -> inTheEngineAs(brandon, () -> engine.getRuntimeService()
                        .restartProcessInstances(target.definition())
                        .startBeforeActivity(GRANT)
                        .processInstanceIds(target.instance())
                        .execute()))
                .isInstanceOf(AuthorizationException.class);
        assertThat(assignments.isActive(right)).isFalse();
    }

    @Test
    void noTaskIsAssignedToSomebodyElse() {
        grantEverything(engine, brandon.id().value());

        assertThatThrownBy(() -> inTheEngineAs(brandon, () -> engine.getTaskService()
                        .setAssignee(target.task(), lee.id().toString())))
                .hasMessageContaining("claimed for oneself only");
        assertThatThrownBy(() -> inTheEngineAs(lee, () -> engine.getTaskService()
                        .setAssignee(target.task(), lee.id().toString())))
                .hasMessageContaining("Nobody approves his own request");
        assertNothingHappened();
    }

    @Test
    void noTaskIsClaimedForSomebodyElse() {
        grantEverything(engine, brandon.id().value());

        assertThatThrownBy(() -> inTheEngineAs(brandon, () -> engine.getTaskService()
                        .claim(target.task(), lee.id().toString())))
                .hasMessageContaining("claimed for oneself only");
        assertNothingHappened();
    }

    @Test
    void anApproverClaimsReturnsAndCompletesHisTask() {
        inTheEngineAs(brandon, () -> {
            var tasks = engine.getTaskService();
            assertThat(tasks.createTaskQuery().taskId(target.task()).count()).isEqualTo(1);
            tasks.claim(target.task(), brandon.id().toString());
            tasks.claim(target.task(), null);
            complete("approve");
        });

        assertThat(assignments.isActive(right)).isTrue();
    }

    @Test
    void whoIsNotSignedInToTheServiceDecidesNothingInTheEngine() {
        engine.getIdentityService().setAuthenticatedUserId(brandon.id().toString());
        try {
            assertThatThrownBy(() -> complete("approve")).hasMessageContaining("Nobody is signed in");
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
        assertNothingHappened();
    }

    private void assertRefused(User attacker, Attack attack) {
        assertThatThrownBy(() -> inTheEngineAs(attacker, () -> attack.tryOn(engine, target)))
                .isInstanceOf(AuthorizationException.class);
        assertNothingHappened();
    }

    private void assertNothingHappened() {
        assertThat(assignments.isActive(right)).isFalse();
        assertThat(activations.find(pending.id()).orElseThrow().status()).isEqualTo(ActivationStatus.PENDING_APPROVAL);
        assertThat(target()).isEqualTo(target);
    }

    private void complete(String decision) {
        engine.getTaskService().complete(target.task(), Map.of("decision", decision, "justification", "because"));
    }

    private void inTheEngineAs(User user, Runnable action) {
        engine.getIdentityService().setAuthenticatedUserId(user.id().toString());
        try {
            SignedIn.as(user, action);
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private Target target() {
        var task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(pending.id().toString())
                .singleResult();
        var timer = engine.getManagementService()
                .createJobQuery()
                .processInstanceId(task.getProcessInstanceId())
                .activityId("Event_ApprovalTimedOut")
                .active()
                .withRetriesLeft()
                .singleResult();
        return new Target(
                task.getId(),
                task.getProcessInstanceId(),
                task.getProcessDefinitionId(),
                timer.getId(),
                lee,
                activations.find(pending.id()).orElseThrow());
    }

    private static void saveAssigned(ProcessEngine engine, Target target) {
        var task = engine.getTaskService().createTaskQuery().taskId(target.task()).list().stream()
                .findFirst()
                .orElseThrow(() -> new AuthorizationException("He does not even see it"));
        task.setAssignee(target.requestor().id().toString());
        engine.getTaskService().saveTask(task);
    }

    private static void grantEverything(ProcessEngine engine, UUID user) {
        AuthorizationService authorizations = engine.getAuthorizationService();
        for (var resource : Resources.values()) {
            var authorization = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            authorization.setUserId(user.toString());
            authorization.setResource(resource);
            authorization.setResourceId(Authorization.ANY);
            authorization.setPermissions(new Permission[] {Permissions.ALL});
            authorizations.saveAuthorization(authorization);
        }
    }

    private static Named<Attack> attack(String name, Attack attack) {
        return Named.of(name, attack);
    }
}
