package org.countersign.graph.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.countersign.CountersignTest;
import org.countersign.activation.Activations;
import org.countersign.directory.User;
import org.countersign.idempotency.KeptAnswers;
import org.countersign.role.RoleDefinition;
import org.countersign.testing.ApiClient;
import org.countersign.testing.ApiClient.Answer;
import org.countersign.testing.AtOnce;
import org.countersign.testing.Orders;
import org.countersign.testing.Scene;
import org.countersign.time.MovableClock;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Requests that are sent again, because their first answer never arrived. */
@CountersignTest
class IdempotencyTests {

    private static final String KEY = "Idempotency-Key";

    @LocalServerPort
    private int port;

    @Autowired
    private Scene scene;

    @Autowired
    private Activations activations;

    @Autowired
    private KeptAnswers answers;

    @Autowired
    private MovableClock clock;

    @Autowired
    private DSLContext dsl;

    private User lee;
    private RoleDefinition role;
    private String order;

    @BeforeEach
    void people() {
        lee = scene.person("Lee");
        role = scene.plainRole();
        scene.eligible(lee, role);
        order = Orders.activation(role.id().value(), "PT1H");
    }

    @Test
    void isCarriedOutOnceAndAnsweredAlike() {
        var key = newKey();
        var first = ask(lee, order, key);
        var second = ask(lee, order, key);

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(second.header("Location"))
                .isEqualTo(first.header("Location"))
                .isNotEmpty();
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(activations.requestedBy(lee.id(), 10)).hasSize(1);
    }

    @Test
    void ofManyAtOnceOneIsCarriedOut() {
        var key = newKey();
        Callable<Integer> asking = () -> ask(lee, order, key).status();

        var statuses = AtOnce.atOnce(Stream.generate(() -> asking).limit(8).toList());

        assertThat(statuses).contains(201).isSubsetOf(201, 409);
        assertThat(activations.requestedBy(lee.id(), 10)).hasSize(1);
        assertThat(ask(lee, order, key).status()).isEqualTo(201);
    }

    @Test
    void somethingElseUnderTheSameKeyIsRefused() {
        var key = newKey();
        ask(lee, order, key);

        var other = ask(lee, Orders.activation(role.id().value(), "PT2H"), key);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.errorCode()).isEqualTo("IdempotencyKeyReused");
        assertThat(other.header("Retry-After")).isEmpty();
        assertThat(as(lee).post(Orders.ELIGIBILITY_REQUESTS, order, KEY, key).status())
                .isEqualTo(422);
        assertThat(as(lee).post(ApiClient.REQUESTS + "?x=y", order, KEY, key).status())
                .isEqualTo(422);
    }

    @Test
    void anothersKeyIsAnotherKey() {
        var key = newKey();
        ask(lee, order, key);
        var nora = scene.person("Nora");
        scene.eligible(nora, role);

        var hers = ask(nora, order, key);

        assertThat(hers.status()).isEqualTo(201);
        assertThat(hers.json().path("principalId").asText()).isEqualTo(nora.id().toString());
    }

    @Test
    void whatWasRefusedMayBeAskedAgain() {
        var key = newKey();
        var unasked = scene.plainRole();
        var hopeful = Orders.activation(unasked.id().value(), "PT1H");

        assertThat(ask(lee, hopeful, key).status()).isEqualTo(400);
        scene.eligible(lee, unasked);
        assertThat(ask(lee, hopeful, key).status()).isEqualTo(201);
    }

    @Test
    void whatWasCutOffIsNotDoneAgain() {
        var key = newKey();
        ask(lee, order, key);
        dsl.execute("update idempotency_answer set status = null");

        var answer = ask(lee, order, key);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(activations.requestedBy(lee.id(), 10)).hasSize(1);
    }

    @Test
    void aKeyIsForgottenAfterADay() {
        var key = newKey();
        ask(lee, order, key);
        clock.pass(Duration.ofHours(23));
        assertThat(ask(lee, order, key).header("Idempotency-Replayed")).isEqualTo("true");

        clock.pass(Duration.ofHours(1));
        assertThat(ask(lee, order, key).header("Idempotency-Replayed")).isEmpty();

        clock.pass(Duration.ofDays(1));
        answers.sweep();
        assertThat(dsl.fetchCount(dsl.selectFrom("idempotency_answer"))).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", ""})
    void whatIsNoKeyIsRefused(String key) {
        assertThat(ask(lee, order, key).status()).isEqualTo(400);
        assertThat(activations.requestedBy(lee.id(), 10)).isEmpty();
    }

    @Test
    void nothingIsKeptOfASecret() {
        var path = "/v1.0/me/authentication/softwareOathMethods";
        var nora = scene.person("Nora");

        var answer = as(nora).post(path, "", KEY, newKey());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorMessage()).contains("Idempotency-Key is not served here");
    }

    @Test
    void theClientsRequestIdIsNoKey() {
        var id = List.of("client-request-id", newKey()).toArray(String[]::new);
        var first = as(lee).post(ApiClient.REQUESTS, order, id);
        var second = as(lee).post(ApiClient.REQUESTS, order, id);

        assertThat(first.header("client-request-id")).isEqualTo(id[1]);
        assertThat(second.errorCode()).isEqualTo("RoleAssignmentExists");
        assertThat(second.header("client-request-id")).isEqualTo(id[1]);
        assertThat(second.header("request-id")).isNotEqualTo(first.header("request-id"));
    }

    private Answer ask(User user, String body, String key) {
        return as(user).post(ApiClient.REQUESTS, body, KEY, key);
    }

    private ApiClient as(User user) {
        return new ApiClient(port, user);
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }
}
