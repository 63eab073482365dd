package org.countersign.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.testing.ApiClient.REQUESTS;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.countersign.CountersignTest;
import org.countersign.directory.User;
import org.countersign.role.ActivationSettings;
import org.countersign.role.Approver;
import org.countersign.role.RoleDefinition;
import org.countersign.testing.ApiClient;
import org.countersign.testing.Orders;
import org.countersign.testing.Scene;
import org.countersign.time.MovableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The main job, from the first request to the end of the role, as scripts see it over REST. */
@CountersignTest
class MainJobTests {

    private static final String APPROVALS = "/beta/roleManagement/directory/roleAssignmentApprovals";
    private static final String ACTIVE =
            "/v1.0/roleManagement/directory/roleAssignmentScheduleInstances/filterByCurrentUser(on='principal')";
    private static final String ELIGIBLE =
            "/v1.0/roleManagement/directory/roleEligibilityScheduleInstances/filterByCurrentUser(on='principal')";

    @LocalServerPort
    private int port;

    @Autowired
    private Scene scene;

    @Autowired
    private MovableClock clock;

    private User lee;
    private User brandon;
    private RoleDefinition role;
    private ApiClient asLee;
    private ApiClient asBrandon;

    @BeforeEach
    void setTheScene() {
        lee = scene.person("Lee");
        brandon = scene.person("Brandon");
        role = scene.role(MainJobTests::everythingAsked, new Approver.OneUser(brandon.id()));
        scene.eligible(lee, role);
        asLee = new ApiClient(port, lee);
        asBrandon = new ApiClient(port, brandon);
    }

    @Test
    void anEligibleUserActivatesARoleWithApprovalAndGivesItBack() {
        assertThat(asLee.get(ELIGIBLE).json().at("/value/0/roleDefinitionId").asText())
                .isEqualTo(role.id().toString());

        var asked = asLee.post(
                REQUESTS, request("PT2H"), "X-Countersign-OTP", scene.code().digits());
        assertThat(asked.status()).isEqualTo(201);
        assertThat(asked.json().at("/status").asText()).isEqualTo("PendingApproval");
        var id = asked.json().at("/id").asText();
        assertThat(asked.json().at("/approvalId").asText()).isEqualTo(id);

        var offered = asBrandon.get(APPROVALS + "/filterByCurrentUser(on='approver')");
        assertThat(offered.json().at("/value/0/id").asText()).isEqualTo(id);
        var step = APPROVALS + "/" + id + "/steps/" + id;
        assertThat(asBrandon.patch(step, review("Approve", "")).status()).isEqualTo(400);
        assertThat(asLee.patch(step, review("Approve", "mine")).status()).isEqualTo(403);
        assertThat(asBrandon.patch(step, review("Approve", "seen the smoke")).status())
                .isEqualTo(204);
        assertThat(asBrandon.patch(step, review("Deny", "wait")).status()).isEqualTo(409);

        var active = asLee.get(ACTIVE).json().at("/value/0");
        assertThat(active.at("/assignmentType").asText()).isEqualTo("Activated");
        assertThat(active.at("/roleAssignmentScheduleId").asText()).isEqualTo(id);
        assertThat(asLee.post(REQUESTS, deactivation()).errorCode()).isEqualTo("ActiveDurationTooShort");

        clock.pass(Duration.ofMinutes(5));
        var ended = asLee.post(REQUESTS, deactivation());
        assertThat(ended.status()).isEqualTo(201);
        assertThat(ended.json().at("/status").asText()).isEqualTo("Revoked");
        assertThat(asLee.get(ACTIVE).json().at("/value")).isEmpty();
    }

    @Test
    void theApprovalReadsAsThreeFactsInTheAudit() {
        var id = ask();
        asBrandon.patch(APPROVALS + "/" + id + "/steps/" + id, review("Approve", "seen the smoke"));
        scene.standing(brandon, RoleDefinition.GLOBAL_ADMINISTRATOR);

        var facts = StreamSupport.stream(
                        asBrandon
                                .get("/v1.0/auditLogs/directoryAudits")
                                .json()
                                .at("/value")
                                .spliterator(),
                        false)
                .filter(fact -> fact.at("/correlationId").asText().equals(id))
                .map(fact -> fact.at("/activityDisplayName").asText())
                .toList();

        assertThat(facts)
                .containsSubsequence(
                        "Add member to role completed (PIM activation)",
                        "Add member to role request approved (PIM activation)",
                        "Add member to role requested (PIM activation)");
    }

    @Test
    void aCancelledRequestIsClosedForGood() {
        var id = ask();

        assertThat(asBrandon.post(REQUESTS + "/" + id + "/cancel", "").status()).isEqualTo(403);
        assertThat(asLee.post(REQUESTS + "/" + id + "/cancel", "").status()).isEqualTo(204);
        assertThat(asLee.post(REQUESTS + "/" + id + "/cancel", "").status()).isEqualTo(400);
        assertThat(asLee.get(REQUESTS + "/" + id).json().at("/status").asText()).isEqualTo("Canceled");
    }

    @Test
    void aSecondRequestWhileOneIsPendingIsRefused() {
        ask();

        var second = asLee.post(
                REQUESTS, request("PT1H"), "X-Countersign-OTP", scene.code().digits());

        assertThat(second.status()).isEqualTo(400);
        assertThat(second.errorCode()).isEqualTo("RoleAssignmentRequestExists");
    }

    @Test
    void theRequestorIsTheSignedInUserWhateverTheBodySays() {
        var forged = request("PT1H")
                .replaceFirst(
                        "\\{",
                        "{\"createdBy\":{\"user\":{\"id\":\"" + brandon.id() + "\"}},\"status\":\"Provisioned\",");

        var asked =
                asLee.post(REQUESTS, forged, "X-Countersign-OTP", scene.code().digits());

        assertThat(asked.json().at("/principalId").asText()).isEqualTo(lee.id().toString());
        assertThat(asked.json().at("/status").asText()).isEqualTo("PendingApproval");
    }

    @ParameterizedTest
    @ValueSource(strings = {"selfActivate", "selfDeactivate", "selfExtend", "selfRenew"})
    void whoAsksForSomebodyElseIsToldSo(String action) {
        var forSomebodyElse = request("PT1H")
                .replaceFirst("\\{", "{\"principalId\":\"" + brandon.id() + "\",")
                .replace("selfActivate", action);

        var collections = action.matches("selfExtend|selfRenew")
                ? List.of(REQUESTS, Orders.ELIGIBILITY_REQUESTS)
                : List.of(REQUESTS);

        assertThat(collections).allSatisfy(collection -> {
            var answer = asLee.post(collection, forSomebodyElse);
            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
            assertThat(answer.errorMessage()).startsWith("principalId must be your own id");
        });
        assertThat(asLee.get(REQUESTS + "/filterByCurrentUser(on='principal')")
                        .json()
                        .at("/value"))
                .isEmpty();
    }

    @Test
    void aCodeCountsOnceAndAWrongOneNever() {
        var code = scene.code().digits();
        assertThat(asLee.post(REQUESTS, request("PT1H"), "X-Countersign-OTP", "12345x")
                        .errorMessage())
                .contains("MfaRule");
        var id = asLee.post(REQUESTS, request("PT1H"), "X-Countersign-OTP", code)
                .json()
                .at("/id")
                .asText();
        asLee.post(REQUESTS + "/" + id + "/cancel", "");

        var replayed = asLee.post(REQUESTS, request("PT1H"), "X-Countersign-OTP", code);

        assertThat(replayed.status()).isEqualTo(400);
        assertThat(replayed.errorMessage()).contains("MfaRule");
    }

    @Test
    void whoMayNotReadARequestGetsTheAnswerOfOneThatDoesNotExist() {
        var id = ask();
        var asNora = new ApiClient(port, scene.person("Nora"));

        var forbidden = asNora.get(REQUESTS + "/" + id);
        var unknown = asNora.get(REQUESTS + "/" + UUID.randomUUID());

        assertThat(forbidden.status()).isEqualTo(404).isEqualTo(unknown.status());
        assertThat(forbidden.errorCode()).isEqualTo(unknown.errorCode());
        assertThat(forbidden.errorMessage()).isEqualTo(unknown.errorMessage());
    }

    private String ask() {
        clock.pass(Duration.ofSeconds(30));
        var asked = asLee.post(
                REQUESTS, request("PT2H"), "X-Countersign-OTP", scene.code().digits());
        assertThat(asked.status()).as(asked.body()).isEqualTo(201);
        return asked.json().at("/id").asText();
    }

    private String request(String duration) {
        return """
                {"action":"selfActivate","roleDefinitionId":"%s","directoryScopeId":"/",
                 "justification":"The print server is on fire",
                 "ticketInfo":{"ticketNumber":"INC-1","ticketSystem":"Desk"},
                 "scheduleInfo":{"expiration":{"type":"afterDuration","duration":"%s"}}}"""
                .formatted(role.id(), duration);
    }

    private String deactivation() {
        return "{\"action\":\"selfDeactivate\",\"roleDefinitionId\":\"%s\",\"directoryScopeId\":\"/\"}"
                .formatted(role.id());
    }

    private static String review(String result, String justification) {
        return "{\"reviewResult\":\"%s\",\"justification\":\"%s\"}".formatted(result, justification);
    }

    private static ActivationSettings everythingAsked(ActivationSettings plain) {
        return Scene.withApproval(Scene.withMfa(Scene.withTicket(plain)));
    }
}
