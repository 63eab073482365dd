package org.countersign.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.testing.AtOnce.atOnce;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.countersign.directory.Directory;
import org.countersign.directory.PasswordSet;
import org.countersign.directory.User;
import org.countersign.mfa.OwnFactors;
import org.countersign.role.RoleDefinition;
import org.countersign.testing.ApiClient;
import org.countersign.testing.Scene;
import org.countersign.testing.Visitor;
import org.countersign.time.MovableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionOperations;

/** Between the password and the session. */
@SecondFactorAtSignInTest
class SecondFactorPageTests {

    private static final String PAGE = "/sign-in/second-factor";

    @LocalServerPort
    private int port;

    @Autowired
    private Scene scene;

    @Autowired
    private Directory directory;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private Sessions sessions;

    @Autowired
    private OwnFactors factors;

    @Autowired
    private MovableClock clock;

    private User lee;
    private Visitor visitor;

    @BeforeEach
    void leeHasTypedHisPassword() {
        lee = scene.person("Lee");
        visitor = visitorWithPassword();
    }

    @Test
    void whoTypedThePasswordAloneIsNotIn() {
        assertThat(isIn(visitor)).isFalse();
        assertThat(visitor.fetch("/v1.0/me").statusCode()).isEqualTo(401);
        assertThat(visitor.get("/step-up").statusCode()).isEqualTo(302);
        assertThat(visitor.get("/camunda/api/engine/engine/default/filter").statusCode())
                .isEqualTo(401);
    }

    @Test
    void theCodeLetsHimInAndTheSessionsIdChanges() {
        var before = visitor.cookie("JSESSIONID");
        type(scene.code().digits());

        assertThat(isIn(visitor)).isTrue();
        assertThat(visitor.cookie("JSESSIONID")).isNotEqualTo(before);
    }

    @Test
    void aWrongCodeDoesNotAndTheNextOneMay() {
        assertThat(location(type("000000"))).endsWith(PAGE + "?error");
        assertThat(isIn(visitor)).isFalse();

        type(scene.code().digits());
        assertThat(isIn(visitor)).isTrue();
    }

    @Test
    void whatIsNoCodeIsWrong() {
        assertThat(Stream.of("", "12345", "abcdef", "１２３４５６").map(this::type).map(SecondFactorPageTests::location))
                .allMatch(target -> target.endsWith(PAGE + "?error"));
    }

    @Test
    void aCodeSignsInOnce() {
        var code = scene.code().digits();
        var visitors = Stream.generate(this::visitorWithPassword).limit(8).toList();

        atOnce(visitors.stream()
                .<Callable<Integer>>map(
                        each -> () -> each.submit(PAGE, Map.of("code", code)).statusCode())
                .toList());

        assertThat(visitors).filteredOn(SecondFactorPageTests::isIn).hasSize(1);
    }

    @Test
    void afterFiveMinutesItBeginsAnew() {
        assertThatHeBeginsAnewAfter(() -> clock.pass(Duration.ofMinutes(5)));
    }

    @Test
    void whoIsDisabledInBetweenStaysOut() {
        assertThatHeBeginsAnewAfter(() -> directory.setEnabled(lee.id(), false));
    }

    @Test
    void whoTypedThePasswordOfBeforeStaysOut() {
        assertThatHeBeginsAnewAfter(() ->
                transactions.executeWithoutResult(status -> events.publishEvent(new PasswordSet(lee.id(), lee.id()))));
    }

    @Test
    void whoIsSignedOutEverywhereInBetweenStaysOut() {
        assertThatHeBeginsAnewAfter(() -> sessions.endAll(lee.id()));
    }

    private void assertThatHeBeginsAnewAfter(Runnable event) {
        var token = visitor.tokenOf(PAGE);
        event.run();

        assertThat(location(
                        visitor.submit(PAGE, token, Map.of("code", scene.code().digits()))))
                .endsWith("/sign-in");
        assertThat(isIn(visitor)).isFalse();
        assertThat(location(visitor.get(PAGE))).endsWith("/sign-in");
    }

    @Test
    void withoutAPasswordThereIsNoSuchPage() {
        assertThat(location(new Visitor(port).get(PAGE))).endsWith("/sign-in");
    }

    @Test
    void aRecoveryCodeLetsInOnce() {
        var code = factors.drawRecoveryCodes(lee.id(), scene.code()).get(0);
        visitor.submit(PAGE, Map.of("recoveryCode", code));
        assertThat(isIn(visitor)).isTrue();

        var again = visitorWithPassword();
        again.submit(PAGE, Map.of("recoveryCode", code));
        assertThat(isIn(again)).isFalse();
    }

    @Test
    void theProofOfTheSignInServesTheNextActivationOnce() {
        var one = scene.role(Scene::withMfa);
        var other = scene.role(Scene::withMfa);
        scene.eligible(lee, one);
        scene.eligible(lee, other);
        type(scene.code().digits());

        assertThat(activate(one).statusCode()).isEqualTo(201);
        assertThat(activate(other).body()).contains("MfaRule");
    }

    @Test
    void aTryThatFailsOfSomethingElseLeavesTheProof() {
        var role = scene.role(plain -> Scene.withTicket(Scene.withMfa(plain)));
        scene.eligible(lee, role);
        type(scene.code().digits());

        assertThat(activate(role).body()).contains("TicketingRule").doesNotContain("MfaRule");
        assertThat(activate(role).body()).contains("TicketingRule").doesNotContain("MfaRule");
        assertThat(visitor.get("/step-up/state").body()).contains("true");

        assertThat(send(withTicket(role)).statusCode()).isEqualTo(201);
        assertThat(visitor.get("/step-up/state").body()).contains("false");
    }

    @Test
    void whatAFailedTryLeavesIsAsOldAsItWas() {
        var role = scene.role(plain -> Scene.withTicket(Scene.withMfa(plain)));
        scene.eligible(lee, role);
        type(scene.code().digits());
        clock.pass(Duration.ofMinutes(4));
        assertThat(activate(role).body()).doesNotContain("MfaRule");
        clock.pass(Duration.ofMinutes(1));

        assertThat(activate(role).body()).contains("TicketingRule", "MfaRule");
        assertThat(send(withTicket(role)).body()).contains("MfaRule");
    }

    /** What is typed is tried, and used up, whatever else the request lacks. */
    @Test
    void aCodeIsUsedUpByATryThatFailsOfSomethingElse() {
        var role = scene.role(plain -> Scene.withTicket(Scene.withMfa(plain)));
        scene.eligible(lee, role);
        var api = new ApiClient(port, lee);
        var code = scene.code().digits();

        assertThat(api.post(ApiClient.REQUESTS, bodyFor(role), "X-Countersign-OTP", code)
                        .errorMessage())
                .contains("TicketingRule")
                .doesNotContain("MfaRule");
        assertThat(api.post(ApiClient.REQUESTS, withTicket(role), "X-Countersign-OTP", code)
                        .errorMessage())
                .contains("MfaRule");
    }

    @Test
    void afterFiveMinutesAnActivationAsksAnew() {
        var role = scene.role(Scene::withMfa);
        scene.eligible(lee, role);
        type(scene.code().digits());
        clock.pass(Duration.ofMinutes(5));
        assertThat(activate(role).body()).contains("MfaRule");

        var before = visitor.cookie("JSESSIONID");
        visitor.submit("/step-up", Map.of("code", scene.code().digits()));
        assertThat(visitor.cookie("JSESSIONID")).isNotEqualTo(before);
        assertThat(visitor.get("/step-up/state").body()).contains("true");
        assertThat(activate(role).statusCode()).isEqualTo(201);
        assertThat(visitor.get("/step-up/state").body()).contains("false");
    }

    @Test
    void aRecoveryCodesSessionHoldsNoProof() {
        var role = scene.role(Scene::withMfa);
        scene.eligible(lee, role);
        var code = factors.drawRecoveryCodes(lee.id(), scene.code()).get(0);
        visitor.submit(PAGE, Map.of("recoveryCode", code));

        assertThat(activate(role).body()).contains("MfaRule");
    }

    /** What one session holds is of no use in another, not even in one of the same person. */
    @Test
    void anotherSessionHasNoPartInTheProof() {
        var role = scene.role(Scene::withMfa);
        scene.eligible(lee, role);
        var elsewhere = visitorWithPassword();
        elsewhere.submit(PAGE, Map.of("code", scene.code().digits()));
        clock.pass(Duration.ofMinutes(1));
        type(scene.code().digits());

        assertThat(new ApiClient(port, lee)
                        .post(ApiClient.REQUESTS, bodyFor(role))
                        .body())
                .contains("MfaRule");
        assertThat(activate(role).statusCode()).isEqualTo(201);
        assertThat(elsewhere.get("/step-up/state").body()).contains("true");
    }

    private HttpResponse<String> activate(RoleDefinition role) {
        return send(bodyFor(role));
    }

    private HttpResponse<String> send(String body) {
        return visitor.sendWithHeader("POST", ApiClient.REQUESTS, body, csrf());
    }

    private static String withTicket(RoleDefinition role) {
        return bodyFor(role)
                .replaceFirst("\\{", "{\"ticketInfo\": {\"ticketNumber\": \"INC-1\", \"ticketSystem\": \"Desk\"},");
    }

    private Map.Entry<String, String> csrf() {
        return Map.entry("X-CSRF-TOKEN", visitor.tokenOf("/account"));
    }

    private static String bodyFor(RoleDefinition role) {
        return """
                {"action": "selfActivate", "roleDefinitionId": "%s", "directoryScopeId": "/", "justification": "Now",
                 "scheduleInfo": {"expiration": {"type": "afterDuration", "duration": "PT1H"}}}"""
                .formatted(role.id());
    }

    private HttpResponse<String> type(String code) {
        return visitor.submit(PAGE, Map.of("code", code));
    }

    private Visitor visitorWithPassword() {
        return new Visitor(port).signIn(lee);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static boolean isIn(Visitor visitor) {
        return visitor.get("/account").statusCode() == 200;
    }
}
