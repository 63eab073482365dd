package org.countersign.process.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.countersign.CountersignTest;
import org.countersign.assignment.AssignmentKind;
import org.countersign.assignment.Eligibilities;
import org.countersign.assignment.EndReason;
import org.countersign.assignment.ExtensionKind;
import org.countersign.assignment.ExtensionRequest;
import org.countersign.assignment.ExtensionStatus;
import org.countersign.assignment.ExtensionTerms;
import org.countersign.assignment.ExtensionWorkflow;
import org.countersign.assignment.Extensions;
import org.countersign.assignment.RequestExtension;
import org.countersign.assignment.Right;
import org.countersign.assignment.RoleAssignments;
import org.countersign.directory.User;
import org.countersign.role.RoleDefinition;
import org.countersign.security.SignedIn;
import org.countersign.testing.ApiClient;
import org.countersign.testing.Scene;
import org.countersign.testing.Visitor;
import org.countersign.time.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Extensions behind Tasklist's door: an administrator decides them there, nobody starts them there. */
@CountersignTest
class ExtensionDoorTests {

    private static final String ENGINE = "/camunda/api/engine/engine/default";

    @LocalServerPort
    private int port;

    @Autowired
    private Scene scene;

    @Autowired
    private MovableClock clock;

    @Autowired
    private ExtensionWorkflow workflow;

    @Autowired
    private Extensions extensions;

    @Autowired
    private Eligibilities eligibilities;

    @Autowired
    private RoleAssignments assignments;

    @Autowired
    private TaskService taskService;

    @Autowired
    private RepositoryService repositoryService;

    private User lee;
    private User paula;
    private Right right;
    private Instant end;
    private ExtensionRequest pending;
    private String task;

    @BeforeEach
    void aPendingRequest() {
        lee = scene.person("Lee");
        paula = scene.person("Paula");
        scene.standing(paula, RoleDefinition.PRIVILEGED_ROLE_ADMINISTRATOR);
        end = clock.now().plus(Duration.ofDays(7));
        right = scene.eligible(lee, scene.plainRole(), end);
        var terms = new ExtensionTerms(AssignmentKind.ELIGIBLE, null, end.plus(Duration.ofDays(90)));
        var order = new RequestExtension(
                ExtensionKind.EXTEND, lee.id(), right.role(), right.scope(), terms, "The project goes on");
        pending = SignedIn.as(lee, () -> workflow.start(order));
        task = taskService
                .createTaskQuery()
                .processInstanceBusinessKey(pending.id().toString())
                .singleResult()
                .getId();
    }

    /** Other tests share the store, and count its administrators. */
    @AfterEach
    void letNobodyAdminister() {
        assignments.activeOf(paula.id()).forEach(held -> assignments.end(held.id(), EndReason.REVOKED, null, ""));
    }

    @Test
    void anAdministratorReadsTheRequestAndApprovesIt() {
        var tasklist = inTasklist(paula);

        assertThat(tasklist.get(ENGINE + "/task/" + task + "/form-variables").body())
                .contains("The project goes on", "askedEnd", "presentEnd", "Extend");
        assertThat(tasklist.get(ENGINE + "/task/" + task + "/deployed-form").body())
                .contains("decide-extension");
        assertThat(decide(paula, "approve", "It does", "").statusCode()).isEqualTo(204);

        assertThat(status()).isEqualTo(ExtensionStatus.APPROVED);
        assertThat(endOfEligibility()).isEqualTo(end.plus(Duration.ofDays(90)));
    }

    @Test
    void anAdministratorApprovesForAnotherTimeAndType() {
        var until = clock.now().plus(Duration.ofDays(2));

        var answer = decide(
                paula,
                "approve",
                "For the weekend",
                ",\"endDateTime\":{\"value\":\"" + until + "\"},\"assignmentType\":{\"value\":\"active\"}");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(assignments.activeOf(lee.id())).singleElement().satisfies(held -> assertThat(held.end())
                .isEqualTo(until));
        assertThat(endOfEligibility()).isEqualTo(end);
    }

    @Test
    void aDayIsMeantToItsEnd() {
        var day = LocalDate.ofInstant(end, ZoneOffset.UTC).plusDays(7);

        var answer = decide(paula, "approve", "A week will do", ",\"endDateTime\":{\"value\":\"" + day + "\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        assertThat(endOfEligibility())
                .isEqualTo(day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    @Test
    void whatIsNoDecisionIsRefusedWithAReasonAndIsInTheAudit() {
        var answer = decide(paula, "approve", "It does", ",\"endDateTime\":{\"value\":\"tomorrow\"}");

        assertThat(answer.statusCode()).isBetween(400, 500);
        assertThat(answer.body()).contains("endDateTime");
        assertThat(decide(paula, "approve", " ", "").body()).contains("A decision needs a justification.");
        assertThat(status()).isEqualTo(ExtensionStatus.PENDING);
        assertThat(new ApiClient(port, paula)
                        .get("/v1.0/auditLogs/directoryAudits?$top=20")
                        .body())
                .contains("A decision needs a justification.", pending.id().toString());
    }

    @Test
    void displayCopiesAreNeverReadBack() {
        var forged = ",\"askedEnd\":{\"value\":\"permanent\"},\"approved\":{\"value\":true}";

        assertThat(decide(paula, "deny", "No", forged).statusCode()).isEqualTo(204);

        assertThat(status()).isEqualTo(ExtensionStatus.DENIED);
        assertThat(endOfEligibility()).isEqualTo(end);
    }

    @Test
    void neitherTheRequestorNorHisOtherAccountNorAStrangerSeesOrCompletesTheTask() {
        for (var user : List.of(lee, scene.secondAccountOf(lee), scene.person("Nora"))) {
            assertThat(inTasklist(user).get(ENGINE + "/task/" + task).statusCode())
                    .isIn(403, 404);
            assertThat(decide(user, "approve", "mine", "").statusCode()).isIn(403, 404, 500);
        }
        assertThat(status()).isEqualTo(ExtensionStatus.PENDING);
    }

    @Test
    void aTaskIsClaimedForOneselfOnly() {
        var tasklist = inTasklist(paula);

        assertThat(tasklist.send("POST", claim(), "{\"userId\":\"" + lee.id() + "\"}")
                        .statusCode())
                .isBetween(400, 500);
        assertThat(tasklist.send("POST", claim(), "{\"userId\":\"" + paula.id() + "\"}")
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void theProcessIsShownButNotStarted() {
        var definition = repositoryService
                .createProcessDefinitionQuery()
                .processDefinitionKey("assignment-extension")
                .latestVersion()
                .singleResult()
                .getId();
        var tasklist = inTasklist(lee);

        assertThat(tasklist.get(ENGINE + "/process-definition/" + definition + "/xml")
                        .statusCode())
                .isEqualTo(200);
        for (var path : List.of("/submit-form", "/start")) {
            assertThat(tasklist.send("POST", ENGINE + "/process-definition/" + definition + path, "{}")
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(tasklist.get(ENGINE + "/process-definition?startableInTasklist=true&startablePermissionCheck=true")
                        .body())
                .contains("role-activation")
                .doesNotContain("assignment-extension");
    }

    @Test
    void theEnginesRestApiStartsItNeither() {
        assertThat(new ApiClient(port, lee)
                        .post("/engine-rest/process-definition/key/assignment-extension/start", "{}")
                        .status())
                .isEqualTo(403);
    }

    private HttpResponse<String> decide(User by, String decision, String justification, String more) {
        return inTasklist(by)
                .send(
                        "POST",
                        ENGINE + "/task/" + task + "/submit-form",
                        "{\"variables\":{\"decision\":{\"value\":\"" + decision + "\"},\"justification\":{\"value\":\""
                                + justification + "\"}" + more + "}}");
    }

    private String claim() {
        return ENGINE + "/task/" + task + "/claim";
    }

    private Visitor inTasklist(User user) {
        var visitor = new Visitor(port).signIn(user);
        visitor.get("/camunda/app/tasklist/default/");
        return visitor;
    }

    private ExtensionStatus status() {
        return extensions.find(pending.id()).orElseThrow().status();
    }

    private Instant endOfEligibility() {
        return eligibilities.effectiveOf(lee.id()).get(0).end();
    }
}
