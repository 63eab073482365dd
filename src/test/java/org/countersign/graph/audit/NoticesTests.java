package org.countersign.graph.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.countersign.CountersignTest;
import org.countersign.directory.User;
import org.countersign.role.RoleDefinition;
import org.countersign.testing.ApiClient;
import org.countersign.testing.Orders;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who was told what, and whether it arrived: who may read it, and what of it. */
@CountersignTest
class NoticesTests {

    private static final String NOTICES = "/v1.0/auditLogs/notices";

    @LocalServerPort
    private int port;

    @Autowired
    private Scene scene;

    @Autowired
    private JdbcTemplate jdbc;

    private User lee;
    private User mike;
    private User nora;
    private User reader;
    private String request;

    @BeforeEach
    void oneRequestOfWhichMikeIsTold() {
        lee = scene.person("Lee");
        mike = scene.person("Mike");
        nora = scene.person("Nora");
        reader = scene.person("Reader");
        scene.standing(reader, RoleDefinition.GLOBAL_READER);
        var role = scene.approvedRole(mike);
        scene.eligible(lee, role);
        request = as(lee).post(ApiClient.REQUESTS, Orders.activation(role.id().value(), "PT1H"))
                .json()
                .path("id")
                .asText();
        await().untilAsserted(() -> assertThat(statusesRead(reader)).containsExactly("sent"));
    }

    @Test
    void theRequestorSeesWhoWasToldAndWhen() {
        assertThat(about(lee)).singleElement().satisfies(notice -> {
            assertThat(notice.path("kind").asText()).isEqualTo("approval-requested");
            assertThat(notice.at("/recipient/displayName").asText()).isEqualTo("Mike");
            assertThat(notice.path("address").asText()).isEqualTo(mike.mail());
            assertThat(notice.path("attempts").asInt()).isEqualTo(1);
            assertThat(notice.path("sentDateTime").asText()).isNotEmpty();
            assertThat(notice.path("nextAttemptDateTime").isNull()).isTrue();
        });
    }

    @Test
    void whoWasToldAndWhoReadsTheAuditSeeItToo() {
        assertThat(about(mike)).isEqualTo(about(lee)).isEqualTo(about(reader)).hasSize(1);
    }

    @Test
    void toEverybodyElseItDoesNotExist() {
        var id = about(lee).get(0).path("id").asText();

        assertThat(about(nora)).isEmpty();
        var hidden = as(nora).get(NOTICES + "/" + id);
        assertThat(hidden.status()).isEqualTo(404);
        assertThat(hidden.errorMessage())
                .isEqualTo(as(nora).get(NOTICES + "/" + UUID.randomUUID()).errorMessage());
        for (var user : List.of(lee, mike, reader)) {
            assertThat(as(user).get(NOTICES + "/" + id).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({"QUEUED, 0, '', queued", "QUEUED, 1, 451 4.3.0 later, retrying", "GIVEN_UP, 10, 550 5.1.1 no, givenUp"})
    void itsStateIsToldAndCanBeAskedFor(String state, int attempts, String error, String status) {
        become(state, attempts, error);

        assertThat(statusesRead(lee)).containsExactly(status);
        assertThat(read(lee, "correlationId eq " + request + " and status eq '" + status + "'"))
                .hasSize(1);
        assertThat(read(lee, "correlationId eq " + request + " and status eq 'sent'"))
                .isEmpty();
        assertThat(about(lee).get(0).path("nextAttemptDateTime").isNull()).isEqualTo(state.equals("GIVEN_UP"));
    }

    @Test
    void whatTheMailServerSaidIsForWhoReadsTheAudit() {
        become("GIVEN_UP", 10, "550 5.1.1 no such user at mx1.internal");

        assertThat(about(reader).get(0).path("statusReason").asText()).contains("mx1.internal");
        assertThat(about(lee).get(0).path("statusReason").asText()).isEmpty();
        assertThat(about(mike).get(0).path("statusReason").asText()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "kind eq 'approval-requested', 1",
        "kind eq 'role-activated', 0",
        "recipient/displayName eq 'mike', 1",
        "recipient/displayName eq 'nora', 0",
        "queuedDateTime ge 2000-01-01, 1",
        "queuedDateTime lt 2000-01-01, 0"
    })
    void whatItTellsAndWhomCanBeAskedFor(String filter, int found) {
        assertThat(read(reader, "correlationId eq " + request + " and " + filter))
                .hasSize(found);
    }

    private void become(String state, int attempts, String error) {
        jdbc.update(
                "update notification_mail set state = ?, attempts = ?, last_error = ?, sent_at = null,"
                        + " next_attempt_at = timestamp with time zone '2999-01-01 00:00:00+00' where correlation_id = ?",
                state,
                attempts,
                error,
                UUID.fromString(request));
    }

    private List<String> statusesRead(User user) {
        return about(user).stream()
                .map(notice -> notice.path("status").asText())
                .toList();
    }

    private List<JsonNode> about(User user) {
        return read(user, "correlationId eq " + request);
    }

    private List<JsonNode> read(User user, String filter) {
        var answer = as(user).get(NOTICES + "?$filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return StreamSupport.stream(answer.json().path("value").spliterator(), false)
                .toList();
    }

    private ApiClient as(User user) {
        return new ApiClient(port, user);
    }
}
