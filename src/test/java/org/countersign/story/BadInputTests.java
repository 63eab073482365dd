package org.countersign.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.testing.ApiClient.REQUESTS;

import java.util.UUID;
import org.countersign.CountersignTest;
import org.countersign.assignment.RoleAssignments;
import org.countersign.directory.User;
import org.countersign.role.RoleDefinition;
import org.countersign.testing.ApiClient;
import org.countersign.testing.ApiClient.Answer;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whatever is wrong with a request, the answer is clear, and nothing is granted. */
@CountersignTest
class BadInputTests {

    @LocalServerPort
    private int port;

    @Autowired
    private Scene scene;

    @Autowired
    private RoleAssignments assignments;

    private User lee;
    private RoleDefinition role;
    private ApiClient asLee;

    @BeforeEach
    void setTheScene() {
        lee = scene.person("Lee");
        role = scene.plainRole();
        scene.eligible(lee, role);
        asLee = new ApiClient(port, lee);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    duration zero             | "duration":"PT0S"                       | BadRequest
                    duration negative         | "duration":"-PT1H"                      | BadRequest
                    duration too short        | "duration":"PT4M"                       | ActiveDurationTooShort
                    duration not whole        | "duration":"PT10M30S"                   | BadRequest
                    duration malformed        | "duration":"two hours"                  | BadRequest
                    duration of a wrong type  | "duration":{"hours":2}                  | BadRequest
                    duration over the maximum | "duration":"PT8H1M"                     | RoleAssignmentRequestPolicyValidationFailed
                    duration of ages          | "duration":"PT100000000H"               | BadRequest
                    duration past all numbers | "duration":"PT99999999999999999999H"    | BadRequest
                    """)
    void anImpossibleDurationIsRefused(String what, String duration, String code) {
        assertRefused(
                asLee.post(
                        REQUESTS,
                        body("\"scheduleInfo\":{\"expiration\":{\"type\":\"afterDuration\"," + duration + "}}")),
                code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    start too far in the past  | "scheduleInfo":{"startDateTime":"2020-01-01T00:00:00Z","expiration":{"type":"afterDuration","duration":"PT1H"}}
                    start no date              | "scheduleInfo":{"startDateTime":"tomorrow","expiration":{"type":"afterDuration","duration":"PT1H"}}
                    end before the start       | "scheduleInfo":{"expiration":{"type":"afterDateTime","endDateTime":"2020-01-01T00:00:00Z"}}
                    unknown kind of expiration | "scheduleInfo":{"expiration":{"type":"whenever"}}
                    schedule of a wrong type   | "scheduleInfo":[1,2]
                    justification of a wrong type | "justification":{"a":1}
                    scope that is no path      | "directoryScopeId":"everywhere"
                    principal that is no id    | "principalId":"lee"
                    null character             | "justification":"a\\u0000b"
                    bell                       | "justification":"a\\u0007b"
                    line break in a ticket     | "ticketInfo":{"ticketNumber":"1\\r\\nBcc: x@y.z","ticketSystem":"s"}
                    """)
    void malformedInputIsRefused(String what, String field) {
        var answer = asLee.post(REQUESTS, body(field));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertRefused(answer, "BadRequest");
    }

    @Test
    void anUnknownRoleOrUserIsNotFound() {
        var unknownRole =
                body("\"x\":1").replace(role.id().toString(), UUID.randomUUID().toString());
        assertThat(asLee.post(REQUESTS, unknownRole).status()).isEqualTo(404);
        assertThat(asLee.post(REQUESTS, body("\"principalId\":\"" + UUID.randomUUID() + "\""))
                        .status())
                .isEqualTo(400);
        assertThat(asLee.post(REQUESTS, body("\"x\":1").replace(role.id().toString(), "none"))
                        .status())
                .isEqualTo(400);
        assertNothingGranted();
    }

    @Test
    void whoIsNotEligibleIsToldSo() {
        var nora = scene.person("Nora");

        var answer = new ApiClient(port, nora).post(REQUESTS, body("\"x\":1"));

        assertThat(answer.errorCode()).isEqualTo("RoleAssignmentRequestPolicyValidationFailed");
        assertThat(answer.errorMessage()).contains("EligibilityRule");
        assertThat(assignments.activeOf(nora.id())).isEmpty();
    }

    @Test
    void aJustificationOf501CharactersIsRefusedAndOneOf500IsNot() {
        assertRefused(asLee.post(REQUESTS, body("\"justification\":\"" + "x".repeat(501) + "\"")), "BadRequest");
        assertThat(asLee.post(REQUESTS, body("\"justification\":\"" + "x".repeat(500) + "\""))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aBodyOfAMegabyteIsRefusedUnread() {
        var answer = asLee.post(REQUESTS, body("\"justification\":\"" + "x".repeat(1 << 20) + "\""));

        assertThat(answer.status()).isEqualTo(413);
        assertRefused(answer, answer.errorCode());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{", "[]", "null", "\"text\"", "{\"action\":}", "``"})
    void whatIsNoJsonObjectIsRefused(String text) {
        var answer = asLee.post(REQUESTS, text);

        assertThat(answer.status()).isEqualTo(400);
        assertRefused(answer, "BadRequest");
    }

    @Test
    void deeplyNestedJsonIsRefused() {
        assertRefused(asLee.post(REQUESTS, "{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}"), "BadRequest");
    }

    @Test
    void textThatLooksLikeCodeStaysText() {
        var text = "${7*7} #{7*7} <script>alert(1)</script>";

        var answer = asLee.post(REQUESTS, body("\"justification\":\"" + text + "\""));

        assertThat(answer.json().at("/justification").asText()).isEqualTo(text);
    }

    @Test
    void anotherMethodOrPathOrTypeIsAnswerdInTheSameShape() {
        assertShape(asLee.patch(REQUESTS, "{}"), 405);
        assertShape(asLee.get("/v1.0/nowhere"), 404);
        assertShape(asLee.get(REQUESTS + "?$filter=colour%20eq%20'blue'"), 400);
        assertShape(new ApiClient(port, lee.mailNickname(), "wrong").get("/v1.0/me"), 401);
    }

    private String body(String field) {
        var name = field.substring(0, field.indexOf(':'));
        var plain =
                """
                "justification":"The print server is on fire",
                "scheduleInfo":{"expiration":{"type":"afterDuration","duration":"PT1H"}},
                "directoryScopeId":"/",
                """;
        var others = plain.lines().filter(line -> !line.startsWith(name + ":")).reduce("", String::concat);
        return "{\"action\":\"selfActivate\",\"roleDefinitionId\":\"" + role.id() + "\"," + others + field + "}";
    }

    private void assertRefused(Answer answer, String code) {
        assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
        assertThat(answer.errorCode()).as(answer.body()).isEqualTo(code);
        assertShape(answer, answer.status());
        assertNothingGranted();
    }

    private static void assertShape(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/json");
        assertThat(answer.errorCode()).isNotBlank();
        assertThat(answer.errorMessage()).isNotBlank().doesNotContain("Exception");
        assertThat(answer.json().at("/error/innerError/request-id").asText()).isNotBlank();
    }

    private void assertNothingGranted() {
        assertThat(assignments.activeOf(lee.id())).isEmpty();
    }
}
