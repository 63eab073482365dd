package org.countersign.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.testing.ApiClient.REQUESTS;
import static org.countersign.testing.Orders.ELIGIBILITY_REQUESTS;
import static org.countersign.testing.Orders.step;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.countersign.CountersignTest;
import org.countersign.assignment.Eligibilities;
import org.countersign.assignment.EndReason;
import org.countersign.assignment.Right;
import org.countersign.assignment.RoleAssignments;
import org.countersign.directory.User;
import org.countersign.role.RoleDefinition;
import org.countersign.testing.ApiClient;
import org.countersign.testing.Scene;
import org.countersign.time.MovableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Extending and renewing over the REST API, step by step. */
@CountersignTest
class ExtensionTests {

    private static final String APPROVALS = "/beta/roleManagement/directory/roleAssignmentApprovals";

    @LocalServerPort
    private int port;

    @Autowired
    private Scene scene;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Eligibilities eligibilities;

    @Autowired
    private RoleAssignments assignments;

    @Autowired
    private JdbcTemplate jdbc;

    private User lee;
    private User paula;
    private User grace;
    private ApiClient asLee;
    private ApiClient asPaula;
    private ApiClient asGrace;
    private ApiClient asNora;
    private RoleDefinition role;
    private Right eligible;
    private Instant end;

    @BeforeEach
    void setTheScene() {
        lee = scene.person("Lee");
        paula = scene.person("Paula");
        grace = scene.person("Grace");
        scene.standing(paula, RoleDefinition.PRIVILEGED_ROLE_ADMINISTRATOR);
        scene.standing(grace, RoleDefinition.GLOBAL_ADMINISTRATOR);
        asLee = new ApiClient(port, lee);
        asPaula = new ApiClient(port, paula);
        asGrace = new ApiClient(port, grace);
        asNora = new ApiClient(port, scene.person("Nora"));
        role = scene.plainRole();
        end = clock.now().plus(Duration.ofDays(10));
        eligible = scene.eligible(lee, role, end);
    }

    /** Other tests share the store, and count its administrators. */
    @AfterEach
    void letNobodyAdminister() {
        List.of(paula, grace).forEach(user -> assignments
                .activeOf(user.id())
                .forEach(held -> assignments.end(held.id(), EndReason.REVOKED, null, "")));
    }

    @Test
    void anExtensionIsAskedForReadDecidedAndTold() {
        var asked = asLee.post(ELIGIBILITY_REQUESTS, order("selfExtend", end.plus(Duration.ofDays(90))));
        assertThat(asked.status()).as(asked.body()).isEqualTo(201);
        assertThat(asked.json().at("/status").asText()).isEqualTo("PendingAdminDecision");
        assertThat(asked.json().at("/action").asText()).isEqualTo("selfExtend");
        var id = asked.json().at("/id").asText();
        assertThat(asked.json().at("/approvalId").asText()).isEqualTo(id);

        for (var reader : List.of(asLee, asPaula)) {
            assertThat(reader.get(ELIGIBILITY_REQUESTS + "/" + id).status()).isEqualTo(200);
            assertThat(ids(reader.get(ELIGIBILITY_REQUESTS))).contains(id);
        }
        assertThat(ids(asLee.get(ELIGIBILITY_REQUESTS + "/filterByCurrentUser(on='principal')")))
                .contains(id);
        assertThat(ids(asGrace.get(ELIGIBILITY_REQUESTS + "/filterByCurrentUser(on='approver')")))
                .contains(id);
        assertThat(ids(asPaula.get(APPROVALS + "/filterByCurrentUser(on='approver')")))
                .contains(id);
        assertThat(ids(asLee.get(APPROVALS + "/filterByCurrentUser(on='approver')")))
                .doesNotContain(id);
        assertThat(asNora.get(ELIGIBILITY_REQUESTS + "/" + id).status()).isEqualTo(404);
        assertThat(asNora.get(APPROVALS + "/" + id).status()).isEqualTo(404);

        assertThat(asNora.patch(step(id), approval("")).status()).isEqualTo(404);
        assertThat(asLee.patch(step(id), approval("")).status()).isEqualTo(403);
        assertThat(asPaula.patch(step(id), approval("")).status()).isEqualTo(204);
        assertThat(asGrace.patch(step(id), approval("")).status()).isEqualTo(409);

        assertThat(endOfEligibility()).isEqualTo(end.plus(Duration.ofDays(90)));
        assertThat(asLee.get(ELIGIBILITY_REQUESTS + "/" + id)
                        .json()
                        .at("/status")
                        .asText())
                .isEqualTo("Provisioned");
        var approval = asLee.get(APPROVALS + "/" + id).json().at("/steps/0");
        assertThat(approval.at("/reviewResult").asText()).isEqualTo("Approve");
        assertThat(approval.at("/reviewedBy/id").asText()).isEqualTo(paula.id().toString());
        assertThat(mailsAbout(id))
                .contains(
                        "EXTENSION_REQUESTED to " + paula.id(),
                        "EXTENSION_REQUESTED to " + grace.id(),
                        "EXTENSION_DECIDED to " + lee.id(),
                        "EXTENSION_DECIDED to " + grace.id())
                .doesNotContain("EXTENSION_REQUESTED to " + lee.id());
        assertThat(asPaula.get("/v1.0/auditLogs/directoryAudits?$top=50").body())
                .contains("Extend or renew role assignment in PIM requested")
                .contains("Extend or renew role assignment in PIM approved");
    }

    @Test
    void theAdministratorChangesDateAndType() {
        var id = ask(ELIGIBILITY_REQUESTS, order("selfExtend", null));
        var until = clock.now().plus(Duration.ofDays(3));

        var answer = asPaula.patch(
                step(id),
                approval(",\"assignmentType\":\"Active\",\"scheduleInfo\":{\"expiration\":{\"type\":\"afterDateTime\","
                        + "\"endDateTime\":\"" + until + "\"}}"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
        assertThat(assignments.isActive(eligible)).isTrue();
        assertThat(assignments.activeOf(lee.id()).get(0).end()).isEqualTo(until);
        assertThat(endOfEligibility()).isEqualTo(end);
    }

    /** What the administrator leaves out stays as it was asked for, also when that has passed. */
    @Test
    void theEndIsChangedAfterTheAskedStart() {
        var standing = scene.standing(lee, scene.plainRole().id(), end);
        clock.pass(Duration.ofDays(12));
        var until = clock.now().plus(Duration.ofDays(30));
        var renewal = order("selfRenew", until)
                .replace(role.id().toString(), standing.role().toString())
                .replace(
                        "\"scheduleInfo\":{",
                        "\"scheduleInfo\":{\"startDateTime\":\"" + clock.now().plus(Duration.ofHours(1)) + "\",");
        var id = ask(REQUESTS, renewal);
        clock.pass(Duration.ofHours(2));

        var answer = asGrace.patch(
                step(id),
                approval(",\"scheduleInfo\":{\"expiration\":{\"type\":\"afterDateTime\",\"endDateTime\":\""
                        + until.minus(Duration.ofDays(10)) + "\"}}"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
        assertThat(assignments.isActive(standing)).isTrue();
    }

    @Test
    void aRequestThatMeetsNoRuleNamesThemAll() {
        var late = scene.plainRole();
        scene.eligible(lee, late, clock.now().plus(Duration.ofDays(40)));

        var answer = asLee.post(
                ELIGIBILITY_REQUESTS,
                order("selfRenew", clock.now().plusSeconds(60))
                        .replace(role.id().toString(), late.id().toString())
                        .replace("The project goes on", ""));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo("RoleAssignmentRequestPolicyValidationFailed");
        assertThat(answer.errorMessage()).contains("ExtensionWindowRule", "ExpirationRule", "JustificationRule");
    }

    @Test
    void whatCannotBeMeantIsTurnedDown() {
        assertThat(asNora.post(ELIGIBILITY_REQUESTS, order("selfExtend", null)).errorCode())
                .isEqualTo("RoleAssignmentDoesNotExist");
        assertThat(asLee.post(REQUESTS, order("selfExtend", null)).errorCode()).isEqualTo("RoleAssignmentDoesNotExist");
        assertThat(asLee.post(
                                ELIGIBILITY_REQUESTS,
                                """
                                {"action":"selfExtend","roleDefinitionId":"%s","justification":"x"}"""
                                        .formatted(role.id()))
                        .errorMessage())
                .contains("until when");
        ask(ELIGIBILITY_REQUESTS, order("selfExtend", null));
        assertThat(asLee.post(ELIGIBILITY_REQUESTS, order("selfExtend", null)).errorCode())
                .isEqualTo("RoleAssignmentRequestExists");
    }

    @Test
    void aRequestIsCancelledByItsRequestorOrAnAdministratorOnce() {
        var id = ask(ELIGIBILITY_REQUESTS, order("selfExtend", null));
        var cancel = ELIGIBILITY_REQUESTS + "/" + id + "/cancel";

        assertThat(asNora.post(cancel, "").status()).isEqualTo(404);
        assertThat(asLee.post(cancel, "").status()).isEqualTo(204);
        assertThat(asPaula.post(cancel, "").status()).isEqualTo(400);
        assertThat(asLee.get(ELIGIBILITY_REQUESTS + "/" + id)
                        .json()
                        .at("/status")
                        .asText())
                .isEqualTo("Canceled");
        assertThat(asPaula.patch(step(id), approval("")).status()).isEqualTo(409);
    }

    @Test
    void aStandingAssignmentThatHasEndedIsRenewed() {
        var standing = scene.standing(lee, scene.plainRole().id(), end);
        clock.pass(Duration.ofDays(12));
        var renewal = order("selfRenew", clock.now().plus(Duration.ofDays(30)))
                .replace(role.id().toString(), standing.role().toString());

        var id = ask(REQUESTS, renewal);
        assertThat(ids(asLee.get(REQUESTS))).contains(id);
        assertThat(asLee.get(REQUESTS + "/" + id).json().at("/action").asText()).isEqualTo("selfRenew");
        assertThat(asGrace.patch(step(id), approval("")).status()).isEqualTo(204);

        assertThat(assignments.isActive(standing)).isTrue();
    }

    @Test
    void whoNoLongerAdministersDecidesNothing() {
        var id = ask(ELIGIBILITY_REQUESTS, order("selfExtend", null));
        assignments.activeOf(paula.id()).forEach(held -> assignments.end(held.id(), EndReason.REVOKED, null, ""));

        assertThat(asPaula.patch(step(id), approval("")).status()).isEqualTo(404);
        assertThat(endOfEligibility()).isEqualTo(end);
    }

    private String ask(String path, String order) {
        var answer = asLee.post(path, order);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().at("/id").asText();
    }

    private String order(String action, @Nullable Instant until) {
        var expiration = until == null
                ? "{\"type\":\"noExpiration\"}"
                : "{\"type\":\"afterDateTime\",\"endDateTime\":\"" + until + "\"}";
        return """
                {"action":"%s","roleDefinitionId":"%s","directoryScopeId":"/","justification":"The project goes on",
                 "scheduleInfo":{"expiration":%s}}"""
                .formatted(action, role.id(), expiration);
    }

    private static String approval(String more) {
        return "{\"reviewResult\":\"Approve\",\"justification\":\"It does\"" + more + "}";
    }

    private Instant endOfEligibility() {
        return eligibilities.effectiveOf(lee.id()).get(0).end();
    }

    private static List<String> ids(ApiClient.Answer listing) {
        assertThat(listing.status()).as(listing.body()).isEqualTo(200);
        Stream<JsonNode> values =
                StreamSupport.stream(listing.json().at("/value").spliterator(), false);
        return values.map(value -> value.at("/id").asText()).toList();
    }

    private List<String> mailsAbout(String id) {
        return jdbc.query(
                "select kind, recipient_id from notification_mail where correlation_id = ?",
                (row, number) -> row.getString(1) + " to " + row.getString(2),
                UUID.fromString(id));
    }
}
