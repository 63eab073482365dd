package org.countersign.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.countersign.CountersignTest;
import org.countersign.assignment.Right;
import org.countersign.assignment.RoleAssignments;
import org.countersign.directory.User;
import org.countersign.role.RoleDefinition;
import org.countersign.role.Scope;
import org.countersign.testing.ApiClient;
import org.countersign.testing.Orders;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Several roles are asked for in one call, and several requests decided in one; each goes its own way. */
@CountersignTest
class SeveralAtOnceTests {

    private static final String SEVERAL = ApiClient.REQUESTS + "/several";
    private static final String REVIEW = "/beta/roleManagement/directory/roleAssignmentApprovals/review";

    @LocalServerPort
    private int port;

    @Autowired
    private Scene scene;

    @Autowired
    private RoleAssignments assignments;

    private User lee;
    private User brandon;
    private RoleDefinition proved;
    private RoleDefinition provedToo;
    private RoleDefinition approved;
    private RoleDefinition notHis;

    @BeforeEach
    void roles() {
        lee = scene.person("Lee");
        brandon = scene.person("Brandon");
        proved = scene.role(Scene::withMfa);
        provedToo = scene.role(Scene::withMfa);
        approved = scene.approvedRole(brandon);
        notHis = scene.plainRole();
        Stream.of(proved, provedToo, approved).forEach(role -> scene.eligible(lee, role));
    }

    @Test
    void eachRoleGoesItsOwnWayAndOneCodeServesAll() {
        var answer = ask(scene.code().digits(), proved, provedToo, approved, notHis);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(results(answer))
                .extracting(result -> result.path("status").asInt())
                .containsExactly(201, 201, 201, 400);
        assertThat(results(answer))
                .extracting(result -> result.at("/body/status").asText())
                .containsExactly("Provisioned", "Provisioned", "PendingApproval", "");
        assertThat(answer.json().at("/value/3/error/message").asText()).contains("EligibilityRule");
        assertThat(Stream.of(proved, provedToo).allMatch(this::isActive)).isTrue();
    }

    @Test
    void theCodeIsUsedUp() {
        var code = scene.code().digits();
        ask(code, proved);

        var answer = ask(code, provedToo);

        assertThat(answer.json().at("/value/0/error/message").asText()).contains("MfaRule");
        assertThat(isActive(provedToo)).isFalse();
    }

    @Test
    void withoutACodeTheOthersPass() {
        assertThat(results(ask("", proved, approved)))
                .extracting(result -> result.path("status").asInt())
                .containsExactly(400, 201);
    }

    @Test
    void nothingOrTooMuchIsTurnedDown() {
        assertThat(ask("").status()).isEqualTo(400);
        assertThat(client(lee).post(SEVERAL, "{}").status()).isEqualTo(400);
        assertThat(ask("", Stream.generate(() -> notHis).limit(21).toArray(RoleDefinition[]::new))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void oneDecisionIsMadeOfSeveralRequests() {
        var another = scene.approvedRole(brandon);
        var own = scene.approvedRole(scene.person("Mike"));
        scene.eligible(lee, another);
        scene.eligible(brandon, own);
        var requests = results(ask("", approved, another)).stream()
                .map(result -> result.at("/body/id").asText())
                .collect(Collectors.toList());
        requests.add(client(brandon)
                .post(ApiClient.REQUESTS, Orders.activation(own.id().value(), "PT1H"))
                .json()
                .path("id")
                .asText());
        requests.add(UUID.randomUUID().toString());

        var answer = review(requests, "Approve");

        assertThat(results(answer))
                .extracting(result -> result.path("status").asInt())
                .containsExactly(204, 204, 403, 404);
        assertThat(Stream.of(approved, another).allMatch(this::isActive)).isTrue();
        assertThat(results(review(requests.subList(0, 1), "Deny")))
                .extracting(result -> result.path("status").asInt())
                .containsExactly(409);
    }

    @Test
    void aBulkDecisionNeedsAJustificationToo() {
        var request = results(ask("", approved)).get(0).at("/body/id").asText();

        var answer = client(brandon).post(REVIEW, "{\"ids\":[\"" + request + "\"],\"reviewResult\":\"Approve\"}");

        assertThat(answer.json().at("/value/0/status").asInt()).isEqualTo(400);
        assertThat(isActive(approved)).isFalse();
    }

    @Test
    void aDryRunSaysHowManyCouldApprove() {
        var body = Orders.activation(approved.id().value(), "PT1H");

        var answer = client(lee).post(ApiClient.REQUESTS, "{\"isValidationOnly\":true," + body.substring(1));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().at("/approvalOutlook/isApprovalRequired").asBoolean())
                .isTrue();
        assertThat(answer.json().at("/approvalOutlook/approverCount").asInt()).isEqualTo(1);
    }

    @Test
    void anActiveRoleIsExtendedOverRest() {
        var plain = scene.plainRole();
        scene.eligible(lee, plain);
        var first = Orders.activation(plain.id().value(), "PT1H");
        client(lee).post(ApiClient.REQUESTS, first);

        var answer = client(lee)
                .post(
                        ApiClient.REQUESTS,
                        first.replace("selfActivate", "selfExtend").replace("PT1H", "PT2H"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().path("action").asText()).isEqualTo("selfExtend");
        assertThat(answer.json().path("status").asText()).isEqualTo("Provisioned");
        assertThat(assignments.activeOf(lee.id())).hasSize(1);
    }

    private ApiClient.Answer ask(String code, RoleDefinition... roles) {
        var named = Stream.of(roles)
                .map(role -> "{\"roleDefinitionId\":\"" + role.id() + "\"}")
                .collect(Collectors.joining(","));
        return client(lee)
                .post(
                        SEVERAL,
                        """
                        {"roles":[%s],"justification":"The print server is on fire",
                         "scheduleInfo":{"expiration":{"type":"afterDuration","duration":"PT1H"}}}"""
                                .formatted(named),
                        "X-Countersign-OTP",
                        code);
    }

    private ApiClient.Answer review(List<String> requests, String result) {
        var ids = requests.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(","));
        return client(brandon)
                .post(
                        REVIEW,
                        "{\"ids\":[%s],\"reviewResult\":\"%s\",\"justification\":\"Smoke\"}".formatted(ids, result));
    }

    private static List<JsonNode> results(ApiClient.Answer answer) {
        return StreamSupport.stream(answer.json().path("value").spliterator(), false)
                .toList();
    }

    private boolean isActive(RoleDefinition role) {
        return assignments.isActive(new Right(lee.id(), role.id(), Scope.DIRECTORY));
    }

    private ApiClient client(User user) {
        return new ApiClient(port, user);
    }
}
