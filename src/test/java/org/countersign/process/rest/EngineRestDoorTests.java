package org.countersign.process.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.security.schema.tables.SecuritySession.SECURITY_SESSION;
import static org.countersign.testing.Scene.requestFor;

import com.fasterxml.jackson.databind.node.NullNode;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.countersign.CountersignTest;
import org.countersign.activation.Activation;
import org.countersign.activation.ActivationStatus;
import org.countersign.activation.ActivationWorkflow;
import org.countersign.activation.Activations;
import org.countersign.assignment.Right;
import org.countersign.assignment.RoleAssignments;
import org.countersign.directory.User;
import org.countersign.security.Sessions;
import org.countersign.security.SignedIn;
import org.countersign.testing.ApiClient;
import org.countersign.testing.Scene;
import org.countersign.testing.Visitor;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The engine's own REST API, switched on and tried: a script does what an approver or a requestor does. */
@CountersignTest
class EngineRestDoorTests {

    private static final String DEFINITION = "/engine-rest/process-definition/key/role-activation";

    private static final String APPROVAL =
            """
            {"variables":{"decision":{"value":"approve"},"justification":{"value":"fine"},"approved":{"value":true}}}""";

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
    private Sessions sessions;

    @Autowired
    private DSLContext dsl;

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
    void unlessItIsSwitchedOnThereIsNothingBehindThePath() {
        var shipped =
                new WebApplicationContextRunner().withUserConfiguration(EngineRestServlet.class, ScriptRoutes.class);

        shipped.run(context -> assertThat(context)
                .doesNotHaveBean("engineRestRegistration")
                .doesNotHaveBean("engineRestSignOnFilter")
                .doesNotHaveBean(ScriptRoutes.class));
        shipped.withPropertyValues("countersign.engine-rest.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean("engineRestRegistration"));
        shipped.withPropertyValues("countersign.engine-rest.enabled=true")
                .run(context -> assertThat(context).hasBean("engineRestRegistration"));
    }

    @Test
    void anApproverSeesTakesAndDecides() {
        var script = new ApiClient(port, brandon);
        var himself = "{\"userId\":\"" + brandon.id() + "\"}";

        assertThat(script.get("/engine-rest/task").json().findValuesAsText("id"))
                .containsExactly(task);
        assertThat(script.get("/engine-rest/task/" + task).status()).isEqualTo(200);
        assertThat(script.get("/engine-rest/task/" + task + "/form").json().path("key"))
                .as("a form of the engine's own, which nobody gets to see")
                .isEqualTo(NullNode.getInstance());
        assertThat(script.get("/engine-rest/task/" + task + "/form-variables").body())
                .contains(lee.userPrincipalName(), "The print server is on fire");
        assertThat(script.post("/engine-rest/task/" + task + "/claim", himself).status())
                .isEqualTo(204);
        assertThat(script.post("/engine-rest/task/" + task + "/complete", APPROVAL)
                        .status())
                .isEqualTo(204);
        assertThat(assignments.isActive(right)).isTrue();
    }

    @Test
    void theRequestorSeesAndDecidesNothing() {
        var script = new ApiClient(port, lee);

        assertThat(script.get("/engine-rest/task").body()).isEqualTo("[]");
        for (var read : new String[] {"", "/form", "/form-variables", "/deployed-form"}) {
            assertThat(script.get("/engine-rest/task/" + task + read).status())
                    .as(read)
                    .isIn(403, 404);
        }
        for (var deed : new String[] {"complete", "submit-form"}) {
            assertThat(script.post("/engine-rest/task/" + task + "/" + deed, APPROVAL)
                            .status())
                    .isIn(403, 404, 500);
        }
        assertNothingHappened();
    }

    @Test
    void noTaskIsClaimedForSomebodyElse() {
        var answer = new ApiClient(port, brandon)
                .post("/engine-rest/task/" + task + "/claim", "{\"userId\":\"" + lee.id() + "\"}");

        assertThat(answer.status()).isBetween(400, 500);
        assertNothingHappened();
    }

    @Test
    void theProcessIsReadAndNotStartedInTheMiddle() {
        var script = new ApiClient(port, lee);

        assertThat(script.get(DEFINITION).json().at("/key").asText()).isEqualTo("role-activation");
        var middle = script.post(
                DEFINITION + "/start",
                "{\"businessKey\":\"" + pending.id()
                        + "\",\"startInstructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"Task_GrantRole\"}]}");
        assertThat(middle.status()).isEqualTo(403);
        assertNothingHappened();
    }

    @Test
    void aRequestorStartsAndGetsWhatTheRulesAllowHim() {
        var plain = scene.eligible(lee, scene.plainRole());

        assertThat(start(lee, plain, "The print server is on fire").status()).isEqualTo(200);
        assertThat(assignments.isActive(plain)).isTrue();
    }

    @Test
    void aRequestThatIsRefusedDoesNotLookGranted() {
        var plain = scene.eligible(lee, scene.plainRole());

        assertThat(start(lee, plain, "").status()).isBetween(400, 499);
        assertThat(start(brandon, plain, "The print server is on fire").status())
                .isBetween(400, 499);
        assertThat(assignments.isActive(plain)).isFalse();
    }

    @Test
    void aQueryEvaluatesNoExpression() {
        var answer = new ApiClient(port, brandon)
                .get("/engine-rest/task?assigneeExpression=%24%7BgrantRoleDelegate.getClass().getName()%7D");

        assertThat(answer.status()).isBetween(400, 500);
        assertThat(answer.body()).doesNotContain("GrantRoleDelegate");
    }

    @ParameterizedTest
    @CsvSource({
        "/engine-rest/task",
        "/engine-rest/task/count",
        "/engine-rest/task/create",
        "/engine-rest/task/TASK/assignee",
        "/engine-rest/task/TASK/delegate",
        "/engine-rest/task/TASK/resolve",
        "/engine-rest/task/TASK/unclaim",
        "/engine-rest/task/TASK/identity-links",
        "/engine-rest/task/TASK/localVariables",
        "/engine-rest/task/TASK/bpmnError",
        "/engine-rest/task/TASK/bpmnEscalation",
        "/engine-rest/task/TASK/comment/create",
        "/engine-rest/process-definition/key/another/start",
        "/engine-rest/process-definition/role-activation:1:1/start",
        "/engine-rest/process-instance/ANY/modification",
        "/engine-rest/process-instance/variables-async",
        "/engine-rest/process-instance/message-async",
        "/engine-rest/modification/executeAsync",
        "/engine-rest/migration/executeAsync",
        "/engine-rest/message",
        "/engine-rest/signal",
        "/engine-rest/condition",
        "/engine-rest/job/ANY/execute",
        "/engine-rest/external-task/fetchAndLock",
        "/engine-rest/deployment/create",
        "/engine-rest/filter/create",
        "/engine-rest/authorization/create",
        "/engine-rest/user/create",
        "/engine-rest/group/create",
        "/engine-rest/engine/default/task",
        "/engine-rest/engine/default/process-definition/key/role-activation/start"
    })
    void whatAScriptDoesNotNeedIsShut(String path) {
        var answer = new ApiClient(port, brandon).post(path.replace("TASK", task), "{}");

        assertThat(answer.status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "/engine-rest",
        "/engine-rest/engine",
        "/engine-rest/version",
        "/engine-rest/user",
        "/engine-rest/process-instance",
        "/engine-rest/variable-instance",
        "/engine-rest/history/task",
        "/engine-rest/deployment",
        "/engine-rest/filter",
        "/engine-rest/task/../process-instance",
        "/engine-rest/task/%2e%2e/process-instance"
    })
    void whatAScriptNeedNotSeeIsShut(String path) {
        assertThat(new ApiClient(port, brandon).get(path).status()).isGreaterThanOrEqualTo(400);
    }

    @Test
    void whoIsNotSignedInIsAskedToSignIn() {
        assertThat(new Visitor(port).get("/engine-rest/task").statusCode()).isEqualTo(401);
        assertThat(new ApiClient(port, brandon.mailNickname(), "wrong")
                        .get("/engine-rest/task")
                        .status())
                .isEqualTo(401);
    }

    /** A session of Tasklist counts for nothing here, so that no other site can use it. */
    @Test
    void aSessionOpensNothing() {
        var signedIn = new Visitor(port).signIn(brandon);

        assertThat(signedIn.get("/engine-rest/task").statusCode()).isEqualTo(401);
    }

    /** A token tells the id of the proof that its session holds; with a password beside it, that is worth nothing here. */
    @Test
    void whatASessionProvedCountsForNothingNeitherBeforeNorAfterItsEnd() {
        var proved = scene.eligible(lee, scene.role(Scene::withMfa));
        var session = new Visitor(port).signIn(lee);
        session.submit("/step-up", Map.of("code", scene.code().digits()));
        assertThat(session.get("/step-up/state").body()).contains("true");
        var proof = dsl.select(SECURITY_SESSION.PROOF_ID)
                .from(SECURITY_SESSION)
                .where(SECURITY_SESSION.USER_ID.eq(lee.id().value()))
                .fetchSingle()
                .value1();

        assertThat(startWith(proof, proved).body()).contains("A fresh one-time code is required");
        assertThat(session.get("/step-up/state").body()).contains("true");
        sessions.endAll(lee.id());
        assertThat(startWith(proof, proved).body()).contains("A fresh one-time code is required");
        assertThat(assignments.isActive(proved)).isFalse();
    }

    private ApiClient.Answer startWith(UUID proof, Right right) {
        return new ApiClient(port, lee)
                .post(
                        DEFINITION + "/start",
                        """
                        {"variables":{"roleDefinitionId":{"value":"%s"},"justification":{"value":"On fire"},
                         "sharedProof":{"value":"%s"}}}"""
                                .formatted(right.role(), proof));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void anotherSiteIsRefusedThoughTheBrowserKnowsThePassword(String from) {
        var answer = new ApiClient(port, brandon)
                .post("/engine-rest/task/" + task + "/complete", APPROVAL, "Sec-Fetch-Site", from);

        assertThat(answer.status()).isEqualTo(403);
        assertNothingHappened();
    }

    private ApiClient.Answer start(User user, Right right, String justification) {
        return new ApiClient(port, user)
                .post(
                        DEFINITION + "/start",
                        "{\"variables\":{\"roleDefinitionId\":{\"value\":\"%s\"},\"justification\":{\"value\":\"%s\"}}}"
                                .formatted(right.role(), justification));
    }

    private void assertNothingHappened() {
        assertThat(assignments.isActive(right)).isFalse();
        assertThat(activations.find(pending.id()).orElseThrow().status()).isEqualTo(ActivationStatus.PENDING_APPROVAL);
    }
}
