package org.countersign.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.security.schema.tables.SecuritySignOut.SECURITY_SIGN_OUT;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.countersign.directory.Directory;
import org.countersign.directory.User;
import org.countersign.role.RoleDefinition;
import org.countersign.security.Sessions;
import org.countersign.testing.ApiClient;
import org.countersign.testing.Orders;
import org.countersign.testing.Scene;
import org.countersign.testing.Visitor;
import org.countersign.time.MovableClock;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** People who sign in, and prove a second factor, at an identity provider. */
@WithProvider
class ProviderSignInTests {

    private static final String DOOR = "/sign-in/provider";

    @LocalServerPort
    private int port;

    @Autowired
    private Scene scene;

    @Autowired
    private Directory directory;

    @Autowired
    private MovableClock clock;

    @Autowired
    private TestProvider provider;

    @Autowired
    private Sessions sessions;

    @Autowired
    private DSLContext dsl;

    private User lee;
    private Visitor visitor;

    @BeforeEach
    void people() {
        scene.person("Grace");
        lee = scene.personWithoutFactor("Lee");
        visitor = new Visitor(port);
    }

    @Test
    void thePageOffersTheProvider() {
        assertThat(visitor.get("/sign-in").body()).contains("Sign in with Contoso", "href=\"/sign-in/provider\"");
    }

    @Test
    void theProviderIsAskedForACodeWithAProofKeyAStateAndANonce() {
        var asked = TestProvider.asked(go(visitor, DOOR));

        assertThat(asked)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", TestProvider.CLIENT)
                .containsEntry("redirect_uri", "http://localhost:" + port + "/sign-in/provider/back")
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("state", "nonce", "code_challenge")
                .doesNotContainKeys("prompt", "max_age", "acr_values");
    }

    @Test
    void whoComesBackIsInAndTheSessionsIdChanges() {
        visitor.get("/account");
        var location = go(visitor, DOOR);
        var before = visitor.cookie("JSESSIONID");
        var in = visitor.get(provider.back(location, as(lee)));

        assertThat(location(in)).endsWith("/account?continue");
        assertThat(visitor.cookie("JSESSIONID")).isNotEqualTo(before);
        assertThat(visitor.fetch("/v1.0/me").body()).contains(lee.id().toString());
    }

    @Test
    void anAnswerIsGoodOnceAndInTheBrowserThatAsked() {
        var back = provider.back(go(visitor, DOOR), as(lee));
        var other = new Visitor(port);
        assertThat(location(other.get(back))).endsWith("/sign-in?unknown");
        assertThat(isIn(other)).isFalse();

        visitor.get(back);
        assertThat(isIn(visitor)).isTrue();
        assertThat(isIn(other)).isFalse();

        var late = new Visitor(port);
        go(late, DOOR);
        late.get(back);
        assertThat(isIn(late)).isFalse();
    }

    @Test
    void whatIsMeantForAnotherOrAnotherTimeLetsNobodyIn() {
        for (var wrong : List.<Consumer<JWTClaimsSet.Builder>>of(
                claims -> claims.audience("another"),
                claims -> claims.claim("nonce", "another"),
                claims -> claims.issuer("https://evil.example"),
                claims -> claims.expirationTime(new Date(System.currentTimeMillis() - 120_000)),
                claims -> claims.subject(null))) {
            var one = new Visitor(port);
            var answer = one.get(provider.back(go(one, DOOR), as(lee).andThen(wrong)));
            assertThat(location(answer)).endsWith("/sign-in?provider-failed");
            assertThat(isIn(one)).isFalse();
        }
    }

    @Test
    void whoSaysNoThereIsToldSoHere() {
        var state = TestProvider.asked(go(visitor, DOOR)).get("state");

        assertThat(location(visitor.get(DOOR + "/back?error=access_denied&state=" + state)))
                .endsWith("/sign-in?provider-failed");
        assertThat(visitor.get("/sign-in?provider-failed").body()).contains("You did not sign in with Contoso");
    }

    @Test
    void nobodyIsKnownByHisNameOrMail() {
        back(claims -> claims.subject("stranger")
                .claim("preferred_username", lee.userPrincipalName())
                .claim("email", lee.mail())
                .claim("email_verified", true));

        assertThat(isIn(visitor)).isFalse();
    }

    @Test
    void whomNobodyKnowsGetsAnAccountWithoutARoleAndIsTheSameNextTime() {
        var name = "new-" + UUID.randomUUID();
        var subject = UUID.randomUUID().toString();
        back(newcomer(subject, name));
        var me = visitor.fetch("/v1.0/me").body();
        assertThat(me).contains(name + "@contoso.example", "\"mail\":null");

        var again = new Visitor(port);
        again.get(provider.back(go(again, DOOR), newcomer(subject, "renamed")));
        assertThat(again.fetch("/v1.0/me").body()).isEqualTo(me);
        assertThat(again.fetch("/v1.0/roleManagement/directory/roleAssignmentScheduleInstances"
                                + "/filterByCurrentUser(on='principal')")
                        .body())
                .contains("\"value\":[]");
    }

    @Test
    void whoIsDisabledHereStaysOut() {
        directory.setEnabled(lee.id(), false);

        assertThat(location(back(as(lee)))).endsWith("/sign-in?unknown");
        assertThat(isIn(visitor)).isFalse();
    }

    @Test
    void whatTheProviderToldBeforeHeWasSignedOutEverywhereLetsHimInNoMore() {
        signedOutEverywhere(Instant.now().plusSeconds(60));
        assertThat(location(back(as(lee)))).endsWith("/sign-in?unknown");
        assertThat(isIn(visitor)).isFalse();

        signedOutEverywhere(Instant.now().minusSeconds(60));
        back(as(lee));
        assertThat(isIn(visitor)).isTrue();
    }

    /** By the provider's clock, which is the machine's here; the database's is ahead of it. */
    private void signedOutEverywhere(Instant at) {
        sessions.endAll(lee.id());
        dsl.update(SECURITY_SIGN_OUT)
                .set(SECURITY_SIGN_OUT.AT, at)
                .where(SECURITY_SIGN_OUT.USER_ID.eq(lee.id().value()))
                .execute();
    }

    @Test
    void whoHasASecondFactorHereIsAskedForItUnlessHeProvedOneThere() {
        var mike = scene.person("Mike");
        assertThat(location(back(as(mike)))).endsWith("/sign-in/second-factor");
        assertThat(isIn(visitor)).isFalse();

        var other = new Visitor(port);
        other.get(provider.back(go(other, DOOR), as(mike).andThen(proved())));
        assertThat(isIn(other)).isTrue();
    }

    @Test
    void whatWasProvedAtTheSignInServesOneActivation() {
        var one = mfaRole();
        var other = mfaRole();
        back(as(lee).andThen(proved()));

        assertThat(activate(one).statusCode()).isEqualTo(201);
        assertThat(activate(other).body()).contains("MfaRule");
    }

    @Test
    void aProofOfFiveMinutesAgoIsNone() {
        var role = mfaRole();
        back(as(lee).andThen(claims -> claims.claim("amr", List.of("pwd", "mfa"))
                .claim("auth_time", clock.now().minus(Duration.ofMinutes(5)).getEpochSecond())));

        assertThat(activate(role).body()).contains("MfaRule");
    }

    @Test
    void anOldSessionProvesAnewAndTheSessionsIdChanges() {
        var role = mfaRole();
        back(as(lee));
        assertThat(activate(role).body()).contains("MfaRule");
        assertThat(visitor.get("/step-up").body()).contains("Prove it to Contoso");

        var location = go(visitor, DOOR + "?then=DONE");
        assertThat(TestProvider.asked(location))
                .containsEntry("prompt", "login")
                .containsEntry("max_age", "0")
                .containsEntry("acr_values", "urn:contoso:two");
        var before = visitor.cookie("JSESSIONID");
        var done = visitor.get(provider.back(location, as(lee).andThen(claims -> claims.claim("acr", "urn:contoso:two")
                .claim("auth_time", clock.now().getEpochSecond()))));

        assertThat(location(done)).endsWith("/step-up?done");
        assertThat(visitor.cookie("JSESSIONID")).isNotEqualTo(before);
        assertThat(activate(role).statusCode()).isEqualTo(201);
    }

    @Test
    void aSessionTakesNobodyElsesProofNorOneFactor() {
        var role = mfaRole();
        var mike = scene.person("Mike");
        back(as(lee));

        for (var wrong : List.of(as(mike).andThen(proved()), as(lee), as(lee).andThen(acr("urn:contoso:one")))) {
            var answer = visitor.get(provider.back(go(visitor, DOOR), wrong));
            assertThat(location(answer)).endsWith("/step-up?provider-failed&then=DONE");
        }
        assertThat(activate(role).body()).contains("MfaRule");
        assertThat(visitor.fetch("/v1.0/me").body()).contains(lee.id().toString());
    }

    @Test
    void whoSignedOutInBetweenProvesNothing() {
        back(as(lee));
        var location = go(visitor, DOOR);
        visitor.submit("/account", "/account/sessions/end-all");
        visitor.get(provider.back(location, as(lee).andThen(proved())));

        assertThat(isIn(visitor)).isFalse();
    }

    @Test
    void oneProofServesOnceHoweverManyTellOfIt() {
        var one = mfaRole();
        var other = mfaRole();
        var at = clock.now().getEpochSecond();
        Consumer<JWTClaimsSet.Builder> told =
                as(lee).andThen(claims -> claims.claim("amr", List.of("mfa")).claim("auth_time", at));
        back(told);
        assertThat(activate(one).statusCode()).isEqualTo(201);

        visitor.get(provider.back(go(visitor, DOOR), told));
        assertThat(activate(other).body()).contains("MfaRule");
    }

    private RoleDefinition mfaRole() {
        var role = scene.role(Scene::withMfa);
        scene.eligible(lee, role);
        return role;
    }

    private Consumer<JWTClaimsSet.Builder> as(User user) {
        return claims ->
                claims.subject("subject-of-" + user.id()).claim("oid", user.id().toString());
    }

    private Consumer<JWTClaimsSet.Builder> newcomer(String subject, String name) {
        return claims -> claims.subject(subject)
                .claim("preferred_username", name + "@contoso.example")
                .claim("name", "New One")
                .claim("email", "somebody.else@contoso.example");
    }

    private Consumer<JWTClaimsSet.Builder> proved() {
        return claims -> claims.claim("amr", List.of("pwd", "otp", "mfa"))
                .claim("auth_time", clock.now().getEpochSecond());
    }

    private Consumer<JWTClaimsSet.Builder> acr(String acr) {
        return claims -> claims.claim("acr", acr).claim("auth_time", clock.now().getEpochSecond());
    }

    private HttpResponse<String> back(Consumer<JWTClaimsSet.Builder> claims) {
        return visitor.get(provider.back(go(visitor, DOOR), claims));
    }

    /** Where the browser is sent. */
    private static String go(Visitor visitor, String door) {
        return location(visitor.follow(door));
    }

    private HttpResponse<String> activate(RoleDefinition role) {
        return visitor.sendWithHeader(
                "POST",
                ApiClient.REQUESTS,
                Orders.activation(role.id().value(), "PT1H"),
                Map.entry("X-CSRF-TOKEN", visitor.tokenOf("/account")));
    }

    private static boolean isIn(Visitor visitor) {
        return visitor.fetch("/v1.0/me").statusCode() == 200;
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }
}
