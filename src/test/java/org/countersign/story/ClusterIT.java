package org.countersign.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.countersign.role.RoleDefinition;
import org.countersign.testing.ApiClient;
import org.countersign.testing.Authenticator;
import org.countersign.testing.Cluster;
import org.countersign.testing.Orders;
import org.countersign.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People at work, each of whose requests goes to the other node; and then one node dies. */
class ClusterIT {

    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final String SECOND_FACTOR = "/sign-in/second-factor";
    private static final String COOKIE = "JSESSIONID";

    /** A code counts in its time step and in the next one. */
    private static final Duration STEP = Duration.ofSeconds(30);

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    @Test
    void sessionsBelongToNoNodeAndOutliveOne() {
        try (var cluster = new Cluster(folder, 0)) {
            var port = cluster.balancer().port();
            whoSignsOutIsOutEverywhere(cluster, port);

            var lee = signedIn(port, "lee");
            var brandon = signedIn(port, "brandon");
            assertThat(brandon.get(TASKLIST).statusCode()).isEqualTo(200);
            var request = ask(lee);
            var task = tasksOf(brandon).at("/0/id").asText();
            assertThat(brandon.send("POST", task(task, "claim"), "{\"userId\":\"" + idOf(brandon) + "\"}")
                            .statusCode())
                    .isEqualTo(204);

            cluster.two().kill();

            assertThat(brandon.send("POST", task(task, "submit-form"), decision())
                            .statusCode())
                    .isEqualTo(204);
            assertThat(lee.fetch(ApiClient.REQUESTS + "/" + request).body()).contains("\"Provisioned\"");
            stepUp(lee);
            assertThat(lee.fetch("/step-up/state").body()).contains("true");
            lee.submit("/account", "/sign-out");
            assertThat(isIn(lee)).isFalse();
            assertThat(isIn(brandon)).isTrue();
            assertThat(cluster.balancer().turns()).isGreaterThan(20);
        }
    }

    private static void whoSignsOutIsOutEverywhere(Cluster cluster, int port) {
        var nora = signedIn(port, "nora");
        var cookie = nora.cookie(COOKIE).orElseThrow();
        assertThat(isIn(cluster.one().visitor().withCookie(COOKIE, cookie))).isTrue();
        assertThat(isIn(cluster.two().visitor().withCookie(COOKIE, cookie))).isTrue();

        nora.submit("/account", "/sign-out");

        assertThat(isIn(cluster.one().visitor().withCookie(COOKIE, cookie))).isFalse();
        assertThat(isIn(cluster.two().visitor().withCookie(COOKIE, cookie))).isFalse();
    }

    private static Visitor signedIn(int port, String name) {
        var visitor = new Visitor(port);
        assertThat(locationOf(visitor.signIn(name, name))).endsWith(SECOND_FACTOR);
        var answer = type(visitor, Instant.now().minus(STEP));
        if (locationOf(answer).contains("error")) {
            type(visitor, Instant.now());
        }
        assertThat(isIn(visitor)).isTrue();
        return visitor;
    }

    private static void stepUp(Visitor visitor) {
        var before = visitor.cookie(COOKIE);
        visitor.stepUp(Authenticator.SEED);
        assertThat(visitor.cookie(COOKIE)).isNotEqualTo(before);
    }

    private static HttpResponse<String> type(Visitor visitor, Instant moment) {
        return visitor.submit(SECOND_FACTOR, Map.of("code", Authenticator.codeAt(moment)));
    }

    /** For a role that asks for the second factor, which the sign-in holds, and for an approval. */
    private static String ask(Visitor lee) {
        var answer = lee.sendWithHeader(
                "POST",
                ApiClient.REQUESTS,
                Orders.activation(RoleDefinition.GLOBAL_ADMINISTRATOR.value(), "PT2H"),
                Map.entry("X-CSRF-TOKEN", lee.tokenOf("/account")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(json(answer).at("/status").asText()).isEqualTo("PendingApproval");
        return json(answer).at("/id").asText();
    }

    private static JsonNode tasksOf(Visitor approver) {
        var filter = json(approver.get(ENGINE + "/filter")).at("/0/id").asText();
        return json(approver.send("POST", ENGINE + "/filter/" + filter + "/list", "{}"));
    }

    private static String task(String id, String what) {
        return ENGINE + "/task/" + id + "/" + what;
    }

    private static String idOf(Visitor visitor) {
        return json(visitor.fetch("/v1.0/me")).at("/id").asText();
    }

    private static String decision() {
        return """
                {"variables":{"decision":{"value":"approve","type":"String"},
                 "justification":{"value":"I have seen the smoke","type":"String"}}}""";
    }

    private static boolean isIn(Visitor visitor) {
        return visitor.get("/account").statusCode() == 200;
    }

    private static String locationOf(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(answer.body(), e);
        }
    }
}
