package org.countersign.process.tasklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.testing.Scene.requestFor;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.countersign.CountersignTest;
import org.countersign.activation.Activation;
import org.countersign.activation.ActivationStatus;
import org.countersign.activation.ActivationWorkflow;
import org.countersign.activation.Activations;
import org.countersign.assignment.Right;
import org.countersign.assignment.RoleAssignments;
import org.countersign.directory.User;
import org.countersign.process.ProcessReconciler;
import org.countersign.role.Approver;
import org.countersign.role.RoleDefinition;
import org.countersign.role.RoleSettings;
import org.countersign.role.Roles;
import org.countersign.security.Sessions;
import org.countersign.security.SignedIn;
import org.countersign.testing.ApiClient;
import org.countersign.testing.Scene;
import org.countersign.testing.Visitor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tasklist's door into the engine, tried by hand: what an approver needs is open, all else is shut. */
@CountersignTest
class TasklistDoorTests {

    private static final String ENGINE = "/camunda/api/engine/engine/default";

    @LocalServerPort
    private int port;

    @Autowired
    private Scene scene;

    @Autowired
    private ActivationWorkflow workflow;

    @Autowired
    private Activations activations;

    @Autowired
    private RoleAssignments assignments;

    @Autowired
    private TaskService taskService;

    @Autowired
    private RepositoryService repositoryService;

    @Autowired
    private Roles roles;

    @Autowired
    private ProcessReconciler reconciler;

    @Autowired
    private Sessions sessions;

    private User lee;
    private User brandon;
    private Right right;
    private Activation pending;
    private String task;

    @BeforeEach
    void aPendingRequest() {
        lee = scene.person("Lee");
        brandon = scene.person("Brandon");
        right = scene.eligible(lee, scene.approvedRole(brandon));
        pending = SignedIn.as(lee, () -> workflow.start(requestFor(right), null));
        task = taskService
                .createTaskQuery()
                .processInstanceBusinessKey(pending.id().toString())
                .singleResult()
                .getId();
    }

    @Test
    void theApproverCompletesHisTask() {
        var answer = inTasklist(brandon)
                .send("POST", ENGINE + "/task/" + task + "/submit-form", decision("approve", "fine"));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(assignments.isActive(right)).isTrue();
    }

    @Test
    void forgedVariablesChangeNothing() {
        var forged =
                """
                {"variables":{"decision":{"value":"deny"},"justification":{"value":"no"},"approved":{"value":true},
                "requestor":{"value":"somebody else"}}}""";

        inTasklist(brandon).send("POST", ENGINE + "/task/" + task + "/complete", forged);

        assertThat(status()).isEqualTo(ActivationStatus.DENIED);
        assertThat(assignments.isActive(right)).isFalse();
    }

    @Test
    void aBodyWithoutEndIsTurnedDown() {
        var endless = decision("approve", "x".repeat(64 * 1024));

        var answer = inTasklist(brandon).send("POST", ENGINE + "/task/" + task + "/submit-form", endless);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(status()).isEqualTo(ActivationStatus.PENDING_APPROVAL);
    }

    @Test
    void aTaskIsClaimedForOneselfOnly() {
        var tasklist = inTasklist(brandon);

        for (var door : List.of("claim", "assignee")) {
            var answer =
                    tasklist.send("POST", ENGINE + "/task/" + task + "/" + door, "{\"userId\":\"" + lee.id() + "\"}");
            assertThat(answer.statusCode()).as(door).isEqualTo(400);
            assertThat(answer.body()).contains("\"message\":\"A request is claimed for oneself only.\"");
        }
        assertThat(inTasklist(lee).get(ENGINE + "/task/" + task).statusCode()).isIn(403, 404);
        assertThat(assignee()).isNull();
        assertThat(tasklist.send("POST", ENGINE + "/task/" + task + "/claim", "{\"userId\":\"" + brandon.id() + "\"}")
                        .statusCode())
                .isEqualTo(204);
    }

    /** His own task an approver puts back by the one way in Tasklist, a colleague's by the other. */
    @ParameterizedTest
    @ValueSource(strings = {"unclaim", "assignee"})
    void anyApproverPutsATaskBackAndNobodyElse(String door) {
        var mike = scene.person("Mike");
        roles.changeSettings(new RoleSettings(
                right.role(),
                roles.settingsOf(right.role()).activation(),
                List.of(new Approver.OneUser(brandon.id()), new Approver.OneUser(mike.id()))));
        reconciler.reconcile();
        inTasklist(brandon).send("POST", ENGINE + "/task/" + task + "/claim", "{\"userId\":\"" + brandon.id() + "\"}");

        for (var nobody : new User[] {lee, scene.secondAccountOf(lee), scene.person("Nora")}) {
            assertThat(putBack(nobody, door)).isBetween(400, 500);
        }
        assertThat(assignee()).isEqualTo(brandon.id().toString());
        assertThat(putBack(mike, door)).isEqualTo(204);
        assertThat(assignee()).isNull();
    }

    private int putBack(User by, String door) {
        return inTasklist(by)
                .send("POST", ENGINE + "/task/" + task + "/" + door, "{\"userId\":null}")
                .statusCode();
    }

    @Test
    void whoIsNoApproverAnyMoreDoesNotSeeTheTask() {
        assertThat(inTasklist(brandon).get(ENGINE + "/task/" + task).statusCode())
                .isEqualTo(200);
        var mike = scene.person("Mike");
        roles.changeSettings(new RoleSettings(
                right.role(), roles.settingsOf(right.role()).activation(), List.of(new Approver.OneUser(mike.id()))));
        reconciler.reconcile();

        assertThat(inTasklist(brandon).get(ENGINE + "/task/" + task).statusCode())
                .isIn(403, 404);
        assertThat(inTasklist(mike).get(ENGINE + "/task/" + task).statusCode()).isEqualTo(200);
    }

    @Test
    void anObjectIsNoDecisionAndIsNotEvenMade() {
        var object =
                """
                {"variables":{"decision":{"type":"Object","value":"{}","valueInfo":{
                "objectTypeName":"org.springframework.context.support.ClassPathXmlApplicationContext",
                "serializationDataFormat":"application/json"}},"justification":{"value":"x"}}}""";

        var answer = inTasklist(brandon).send("POST", ENGINE + "/task/" + task + "/submit-form", object);

        assertThat(answer.statusCode()).isBetween(400, 500);
        assertThat(status()).isEqualTo(ActivationStatus.PENDING_APPROVAL);
    }

    @Test
    void noSubmittedVariableTakesADelegatesName() {
        var shadow =
                """
                {"variables":{"decision":{"value":"approve"},"justification":{"value":"fine"},
                "grantRoleDelegate":{"value":"x","type":"String"}}}""";

        assertThat(inTasklist(brandon)
                        .send("POST", ENGINE + "/task/" + task + "/complete", shadow)
                        .statusCode())
                .isEqualTo(204);
        assertThat(assignments.isActive(right)).isTrue();
    }

    @Test
    void anEmptyJustificationIsRefusedWithAReason() {
        var answer =
                inTasklist(brandon).send("POST", ENGINE + "/task/" + task + "/submit-form", decision("approve", " "));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"message\":\"A decision needs a justification.\"");
        assertThat(status()).isEqualTo(ActivationStatus.PENDING_APPROVAL);
    }

    @Test
    void aRefusedDecisionIsInTheAudit() {
        inTasklist(brandon).send("POST", ENGINE + "/task/" + task + "/submit-form", decision("approve", " "));
        inTasklist(lee).send("POST", ENGINE + "/task/" + task + "/complete", decision("approve", "mine"));

        scene.standing(brandon, RoleDefinition.GLOBAL_ADMINISTRATOR);
        var audit = new ApiClient(port, brandon)
                .get("/v1.0/auditLogs/directoryAudits?$top=20")
                .body();
        assertThat(audit)
                .contains("A decision needs a justification.")
                .contains(pending.id().toString())
                .contains("The engine turned down what was tried with a task.")
                .contains(lee.userPrincipalName());
    }

    @Test
    void neitherTheRequestorNorHisOtherAccountNorAStrangerSeesOrCompletesTheTask() {
        for (var user : new User[] {lee, scene.secondAccountOf(lee), scene.person("Nora")}) {
            var tasklist = inTasklist(user);
            for (var read : List.of("", "/form", "/form-variables", "/deployed-form")) {
                assertThat(tasklist.get(ENGINE + "/task/" + task + read).statusCode())
                        .as(read)
                        .isIn(403, 404);
            }
            assertThat(tasklist.send("POST", ENGINE + "/task/" + task + "/claim", "{\"userId\":\"" + user.id() + "\"}")
                            .statusCode())
                    .isIn(403, 404, 500);
            assertThat(tasklist.send("POST", ENGINE + "/task/" + task + "/submit-form", decision("approve", "mine"))
                            .statusCode())
                    .isIn(403, 404, 500);
        }
        assertThat(status()).isEqualTo(ActivationStatus.PENDING_APPROVAL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    POST   | /task/create
                    POST   | /task/TASK/delegate
                    POST   | /task/TASK/identity-links
                    POST   | /task/TASK/resolve
                    PUT    | /task/TASK/variables/approved
                    POST   | /task/TASK/localVariables
                    PUT    | /task/TASK
                    POST   | /task/TASK/attachment/create
                    POST   | /task/TASK/comment/create
                    POST   | /task/TASK/bpmnEscalation
                    POST   | /task/TASK/bpmnError
                    DELETE | /task/TASK
                    POST   | /process-instance/INSTANCE/modification
                    DELETE | /process-instance/INSTANCE
                    PUT    | /process-instance/INSTANCE/variables/approved
                    PUT    | /process-instance/suspended
                    POST   | /process-definition/key/role-activation/start
                    POST   | /process-definition/key/role-activation/submit-form
                    PUT    | /process-definition/key/role-activation/suspended
                    POST   | /deployment/create
                    POST   | /modification/executeAsync
                    POST   | /process-instance/variables-async
                    POST   | /process-instance/delete
                    POST   | /process-instance/message-async
                    POST   | /process-instance/suspended-async
                    POST   | /modification/execute
                    POST   | /migration/execute
                    POST   | /migration/executeAsync
                    POST   | /process-definition/ANY/restart-async
                    POST   | /job/retries
                    GET    | /batch
                    POST   | /condition
                    POST   | /external-task/fetchAndLock
                    POST   | /job/JOB/execute
                    PUT    | /job/JOB/duedate
                    POST   | /message
                    POST   | /signal
                    POST   | /filter/create
                    POST   | /task
                    POST   | /user/create
                    POST   | /group/create
                    POST   | /authorization/create
                    GET    | /user
                    GET    | /task
                    GET    | /task?assignee=x&processInstanceId=y&maxResults=1&assigneeExpression=z
                    GET    | /task?assigneeExpression=z&assignee=x&processInstanceId=y&maxResults=1
                    GET    | /variable-instance
                    GET    | /history/variable-instance
                    GET    | /deployment
                    """)
    void whatAnApproverDoesNotNeedIsShut(String method, String path) {
        var answer = inTasklist(brandon).send(method, ENGINE + path.replace("TASK", task), "{}");

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "/camunda/api/admin/auth/user/default/login/tasklist",
        "/camunda/api/cockpit/plugin/base/default/process-definition/statistics",
        "/camunda/app/admin/default/",
        "/camunda/app/cockpit/default/",
        "/camunda/app/admin/default/setup/",
        "/h2-console",
        "/actuator/env"
    })
    void theOtherDoorsAreShutToEverybody(String path) {
        var grace = scene.person("Grace");
        scene.standing(grace, RoleDefinition.GLOBAL_ADMINISTRATOR);

        assertThat(inTasklist(grace).get(path).statusCode()).isEqualTo(403);
        assertThat(inTasklist(grace).send("POST", path, "{}").statusCode()).isEqualTo(403);
    }

    @Test
    void aStartThatTheRulesRefuseIsNoSuccessAndKeepsTheRequest() {
        var unheld = scene.plainRole();

        var answer = inTasklist(lee).send("POST", startForm(), order(unheld, ""));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains(
                        "The role is not activated.", "There is no eligible assignment", "A justification is required.")
                .doesNotContain("businessKey");
        assertThat(activations.requestedBy(lee.id(), 10))
                .extracting(Activation::status)
                .contains(ActivationStatus.REFUSED);
    }

    @Test
    void aStartThatCannotBeMeantSaysWhyAndIsInTheAudit() {
        var answer = inTasklist(lee).send("POST", startForm(), "{\"variables\":{}}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("roleDefinitionId must be the id of a role.");
        assertThat(new ApiClient(port, lee)
                        .get("/v1.0/auditLogs/directoryAudits?$top=5")
                        .body())
                .contains("roleDefinitionId must be the id of a role.");
    }

    @Test
    void aStartIsTheSignedInUsersWhateverIsSubmitted() {
        var role = scene.plainRole();
        scene.eligible(lee, role);
        var own = scene.eligible(brandon, role);

        var answer = inTasklist(brandon).send("POST", startForm(), order(role, "Printer on fire"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(assignments.isActive(own)).isTrue();
        assertThat(assignments.isActive(new Right(lee.id(), role.id(), own.scope())))
                .isFalse();
    }

    /** What he proved in a session ends with it. */
    @Test
    void aSessionThatHasEndedStartsNothingThoughItHoldsAProof() {
        var proved = scene.role(Scene::withMfa);
        var own = scene.eligible(lee, proved);
        var ended = inTasklist(lee);
        ended.submit("/step-up", Map.of("code", scene.code().digits()));
        assertThat(ended.get("/step-up/state").body()).contains("true");
        sessions.endAll(lee.id());

        assertThat(ended.send("POST", startForm(), order(proved, "Printer on fire"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(assignments.isActive(own)).isFalse();
        assertThat(inTasklist(lee)
                        .send("POST", startForm(), order(proved, "Printer on fire"))
                        .body())
                .as("his next session holds none")
                .contains("A fresh one-time code is required");
    }

    @Test
    void aStartWithoutTheCsrfTokenIsRefused() {
        var role = scene.plainRole();
        var own = scene.eligible(lee, role);

        assertThat(inTasklist(lee)
                        .sendWithoutToken("POST", startForm(), order(role, "Printer on fire"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(assignments.isActive(own)).isFalse();
    }

    @Test
    void whoIsNotSignedInIsAskedToSignIn() {
        var stranger = new Visitor(port);

        assertThat(stranger.get(ENGINE + "/task/" + task).statusCode()).isEqualTo(401);
        var page = stranger.get("/camunda/app/tasklist/default/");
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/sign-in"));
    }

    @Test
    void aRequestWithoutTheCsrfTokenIsRefused() {
        var answer = inTasklist(brandon)
                .sendWithoutToken("POST", ENGINE + "/task/" + task + "/submit-form", decision("approve", "fine"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(status()).isEqualTo(ActivationStatus.PENDING_APPROVAL);
    }

    private Visitor inTasklist(User user) {
        var visitor = new Visitor(port).signIn(user);
        visitor.get("/camunda/app/tasklist/default/");
        return visitor;
    }

    private String startForm() {
        return ENGINE + "/process-definition/"
                + repositoryService
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("role-activation")
                        .latestVersion()
                        .singleResult()
                        .getId()
                + "/submit-form";
    }

    private String order(RoleDefinition role, String justification) {
        return """
                {"variables":{"roleDefinitionId":{"value":"%s","type":"String"},"requestor":{"value":"%s"},
                "principalId":{"value":"%s"},"justification":{"value":"%s","type":"String"}},
                "businessKey":"%s"}"""
                .formatted(role.id(), lee.id(), lee.id(), justification, pending.id());
    }

    private static String decision(String decision, String justification) {
        return "{\"variables\":{\"decision\":{\"value\":\"%s\"},\"justification\":{\"value\":\"%s\"}}}"
                .formatted(decision, justification);
    }

    private @Nullable String assignee() {
        return taskService.createTaskQuery().taskId(task).singleResult().getAssignee();
    }

    private ActivationStatus status() {
        return activations.find(pending.id()).orElseThrow().status();
    }
}
