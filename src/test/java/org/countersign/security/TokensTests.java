package org.countersign.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.security.Program.ALL;
import static org.countersign.security.Program.DEVICE;
import static org.countersign.security.Program.READING;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.countersign.directory.Directory;
import org.countersign.directory.User;
import org.countersign.testing.ApiClient;
import org.countersign.testing.Scene;
import org.countersign.testing.Visitor;
import org.countersign.time.MovableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Programs that work for somebody, with tokens of the embedded issuer. */
@SecondFactorAtSignInTest
class TokensTests {

    @LocalServerPort
    private int port;

    @Autowired
    private Scene scene;

    @Autowired
    private Directory directory;

    @Autowired
    private Sessions sessions;

    @Autowired
    private SigningKeys keys;

    @Autowired
    private MovableClock clock;

    private User lee;
    private Visitor visitor;
    private Program program;

    @BeforeEach
    void leeIsSignedIn() {
        lee = scene.person("Lee");
        visitor = signedIn(lee);
        program = new Program(port);
    }

    private Visitor signedIn(User user) {
        var signedIn = new Visitor(port).signIn(user);
        signedIn.submit("/sign-in/second-factor", Map.of("code", scene.code().digits()));
        return signedIn;
    }

    @Test
    void theDiscoveryDocumentSaysWhatThereIs() {
        var site = "http://localhost:" + port;
        var found = program.read("/.well-known/openid-configuration");

        assertThat(found.at("/issuer").asText()).isEqualTo(site);
        assertThat(found.at("/device_authorization_endpoint").asText())
                .isEqualTo(site + "/oauth2/device_authorization");
        assertThat(found.at("/code_challenge_methods_supported").toString()).contains("S256");
        keys.present();
        assertThat(program.read(found.at("/jwks_uri").asText().replace(site, ""))
                        .at("/keys"))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(key.has("d")).isFalse());
    }

    @Test
    void whomSomebodyLetsInReadsAndWritesAsHe() {
        var right = scene.eligible(lee, scene.plainRole());
        var token = program.tokenFor(visitor, ALL);

        assertThat(program.get("/v1.0/me", token).body()).contains(lee.id().toString());
        assertThat(activate(token, right.role().toString()).statusCode()).isEqualTo(201);
    }

    @Test
    void whoMayOnlyReadChangesNothing() {
        var right = scene.eligible(lee, scene.plainRole());
        var token = program.tokenFor(visitor, READING);

        assertThat(program.get("/v1.0/me", token).statusCode()).isEqualTo(200);
        assertThat(activate(token, right.role().toString()))
                .returns(403, answer -> answer.statusCode())
                .matches(answer -> answer.body().contains("Authorization_RequestDenied"));
    }

    @Test
    void theTokenSaysHowAndWhenItsUserProvedWhoHeIs() {
        var claims = Program.claimsOf(program.tokenFor(visitor, ALL));

        assertThat(claims.at("/oid").asText()).isEqualTo(lee.id().toString());
        assertThat(claims.at("/upn").asText()).isEqualTo(lee.userPrincipalName());
        assertThat(claims.at("/amr").toString()).contains("otp", "mfa");
        assertThat(claims.at("/acr").asText()).isEqualTo("urn:countersign:second-factor");
        assertThat(claims.at("/auth_time").asLong()).isPositive();
        assertThat(claims.at("/scp").asText()).contains("RoleManagement.ReadWrite.Directory");
    }

    @Test
    void theProofThatCameWithATokenServesOneActivation() {
        var one = scene.eligible(lee, scene.role(Scene::withMfa));
        var other = scene.eligible(lee, scene.role(Scene::withMfa));
        var token = program.tokenFor(visitor, ALL);

        assertThat(activate(token, one.role().toString()).statusCode()).isEqualTo(201);
        var refused = activate(token, other.role().toString());
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("MfaRule");
        assertThat(refused.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge)
                        .startsWith("Bearer ")
                        .contains("error=\"insufficient_user_authentication\"", "max_age=\"300\"", "acr_values="));
    }

    /** What a program does that was turned down so: it asks again, and its user is asked for his factor. */
    @Test
    void afterTheChallengeANewTokenCarriesAFreshProof() {
        var right = scene.eligible(lee, scene.role(Scene::withMfa));
        clock.pass(Duration.ofMinutes(6));
        var stale = program.tokenFor(visitor, ALL);
        assertThat(activate(stale, right.role().toString()).statusCode()).isEqualTo(400);

        var authorization = Program.authorization(ALL, "&acr_values=urn:countersign:second-factor&max_age=300");
        assertThat(location(visitor.get(authorization))).endsWith("/step-up?then=CONTINUE");
        var back = visitor.submit(
                "/step-up?then=CONTINUE", Map.of("code", scene.code().digits(), "then", "CONTINUE"));
        assertThat(location(back)).contains("/oauth2/authorize?");

        var fresh =
                program.tokens(visitor, ALL, "&max_age=300").at("/access_token").asText();
        assertThat(activate(fresh, right.role().toString()).statusCode()).isEqualTo(201);
    }

    @Test
    void aTokenEndsWithTheSignInThatItComesFrom() {
        var token = program.tokenFor(visitor, ALL);
        sessions.endAll(lee.id());
        var answer = program.get("/v1.0/me", token);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).contains("invalid_token"));
        assertThat(answer.body()).contains("InvalidAuthenticationToken");
    }

    @Test
    void aDisabledUsersTokenHasNoEffect() {
        var token = program.tokenFor(visitor, ALL);
        directory.setEnabled(lee.id(), false);
        assertThat(program.get("/v1.0/me", token).statusCode()).isEqualTo(401);
    }

    @Test
    void aTokenGrowsOld() {
        var token = program.tokenFor(visitor, ALL);

        assertThat(Program.claimsOf(token).at("/exp").asLong()
                        - Program.claimsOf(token).at("/iat").asLong())
                .isEqualTo(Duration.ofMinutes(30).toSeconds());
    }

    @Test
    void noTokenThatWasChangedOrMadeUpCounts() {
        var token = program.tokenFor(visitor, ALL);
        var parts = token.split("\\.");
        var mike = scene.person("Mike");
        var claims = new String(Base64.getUrlDecoder().decode(parts[1]))
                .replace(lee.id().toString(), mike.id().toString());
        var forged = Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes());
        var none = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\"}".getBytes());

        assertThat(program.get("/v1.0/me", parts[0] + "." + forged + "." + parts[2])
                        .statusCode())
                .isEqualTo(401);
        assertThat(program.get("/v1.0/me", none + "." + parts[1] + ".").statusCode())
                .isEqualTo(401);
        assertThat(program.get("/v1.0/me", "rubbish").statusCode()).isEqualTo(401);
        assertThat(program.get(
                                "/v1.0/me",
                                program.tokens(visitor, ALL, "").at("/id_token").asText())
                        .statusCode())
                .as("an identity token is for the program, not for the API")
                .isEqualTo(401);
    }

    @Test
    void aCodeIsGoodOnceAndForWhoAskedForIt() {
        var code = Program.codeIn(program.consent(visitor, Program.authorization(ALL, ""), ALL));
        assertThat(program.exchange(code, "another-verifier-that-is-long-enough-to-be-one-yes")
                        .has("access_token"))
                .isFalse();
        var second = Program.codeIn(program.consent(visitor, Program.authorization(ALL, ""), ALL));
        assertThat(program.exchange(second, "a-verifier-of-forty-three-characters-or-more-it-is")
                        .has("access_token"))
                .isTrue();
        assertThat(program.exchange(second, "a-verifier-of-forty-three-characters-or-more-it-is")
                        .at("/error")
                        .asText())
                .isEqualTo("invalid_grant");
    }

    @Test
    void aCommandLineOnAnotherMachineGetsItsTokenByADeviceCode() {
        var device = program.deviceCode(DEVICE);
        var code = device.at("/user_code").asText();
        assertThat(device.at("/verification_uri").asText()).endsWith("/device");
        assertThat(program.pollWith(device.at("/device_code").asText())
                        .at("/error")
                        .asText())
                .isEqualTo("authorization_pending");

        assertThat(location(program.confirmDevice(visitor, code, DEVICE))).endsWith("/device?done");
        var token = program.pollWith(device.at("/device_code").asText())
                .at("/access_token")
                .asText();
        assertThat(program.get("/v1.0/me", token).body()).contains(lee.id().toString());
    }

    /** Whoever sends somebody an address with a code of his own does not get in by that. */
    @Test
    void noDeviceIsLetInWithoutBeingNamedEachTime() {
        var first = program.deviceCode(DEVICE);
        program.confirmDevice(visitor, first.at("/user_code").asText(), DEVICE);
        var second = program.deviceCode(DEVICE);
        var page = visitor.follow("/oauth2/device_verification?user_code="
                + second.at("/user_code").asText());

        assertThat(page.body())
                .contains("Let a program in?", second.at("/user_code").asText());
        assertThat(program.pollWith(second.at("/device_code").asText()).has("access_token"))
                .isFalse();
    }

    @Test
    void whoIsNotSignedInIsAskedToBeBeforeAnythingIsAllowed() {
        var stranger = new Visitor(port);

        assertThat(location(stranger.get(Program.authorization(ALL, "")))).endsWith("/sign-in");
    }

    @Test
    void anAddressThatIsNotRegisteredGetsNoCode() {
        var elsewhere = Program.authorization(ALL, "").replace("127.0.0.1", "evil.example");

        assertThat(visitor.get(elsewhere).statusCode()).isEqualTo(400);
    }

    @Test
    void aNewKeyIsPublishedBeforeItSigns() {
        var before = keys.present();
        clock.pass(SigningKeys.SIGNS.plusHours(1));
        assertThat(keys.present()).isEqualTo(before);

        clock.pass(Duration.ofHours(1));
        assertThat(keys.present()).isNotEqualTo(before);
    }

    /** The node that has read the keys before asks for the one that it does not know. */
    @Test
    void whatANewKeySignsCountsAtOnce() {
        var before = keys.present();
        assertThat(program.get("/v1.0/me", program.tokenFor(visitor, ALL)).statusCode())
                .isEqualTo(200);
        clock.pass(SigningKeys.SIGNS.plusHours(1));
        keys.present();
        clock.pass(Duration.ofHours(1));

        var token = program.tokenFor(signedIn(scene.person("Ann")), ALL);

        assertThat(keys.present()).isNotEqualTo(before);
        assertThat(program.get("/v1.0/me", token).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> activate(String token, String role) {
        return program.post(
                ApiClient.REQUESTS,
                token,
                """
                {"action": "selfActivate", "roleDefinitionId": "%s", "directoryScopeId": "/", "justification": "Now",
                 "scheduleInfo": {"expiration": {"type": "afterDuration", "duration": "PT1H"}}}"""
                        .formatted(role));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }
}
