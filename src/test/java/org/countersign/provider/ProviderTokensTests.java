package org.countersign.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.countersign.directory.Directory;
import org.countersign.directory.User;
import org.countersign.role.RoleDefinition;
import org.countersign.security.Sessions;
import org.countersign.testing.ApiClient;
import org.countersign.testing.Http;
import org.countersign.testing.Orders;
import org.countersign.testing.Scene;
import org.countersign.time.MovableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tokens that an identity provider issues, and the REST API takes. */
@WithProvider
class ProviderTokensTests {

    @LocalServerPort
    private int port;

    @Autowired
    private Scene scene;

    @Autowired
    private Directory directory;

    @Autowired
    private Sessions sessions;

    @Autowired
    private MovableClock clock;

    @Autowired
    private TestProvider provider;

    private User lee;

    @BeforeEach
    void lee() {
        lee = scene.person("Lee");
    }

    @Test
    void itsUserIsKnownByAnImmutableIdAndDoesWhatTheScopesAllow() {
        assertThat(me(as(lee)).body()).contains(lee.id().toString());

        var role = scene.plainRole();
        scene.eligible(lee, role);
        assertThat(activate(as(lee).andThen(claims -> claims.claim("scp", "RoleManagement.Read.Directory")), role)
                        .statusCode())
                .isEqualTo(403);
        assertThat(activate(as(lee), role).statusCode()).isEqualTo(201);
    }

    @Test
    void whatIsForAnotherOrOfAnotherOrOldOrOfNobodyDoesNotCount() {
        for (var wrong : List.<Consumer<JWTClaimsSet.Builder>>of(
                claims -> claims.audience("another"),
                claims -> claims.issuer("https://evil.example"),
                claims -> claims.expirationTime(new Date(System.currentTimeMillis() - 120_000)),
                claims -> claims.claim("oid", UUID.randomUUID().toString()),
                claims -> claims.claim("oid", lee.userPrincipalName()),
                claims -> claims.claim("oid", null),
                claims -> claims.subject(null),
                claims -> claims.subject("x".repeat(256)))) {
            assertThat(me(as(lee).andThen(wrong)).statusCode()).isEqualTo(401);
        }
        try (var stranger = new TestProvider()) {
            var forged = stranger.token(as(lee).andThen(claims -> claims.issuer(provider.issuer())));
            assertThat(send(to("/v1.0/me", forged).GET()).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void whoIsDisabledOrSignedOutHasNone() {
        var token = provider.token(as(lee));
        sessions.endAll(lee.id());
        assertThat(send(to("/v1.0/me", token).GET()).statusCode()).isEqualTo(401);

        directory.setEnabled(lee.id(), false);
        assertThat(me(as(lee)).statusCode()).isEqualTo(401);
    }

    @Test
    void aSecondFactorThatWasProvedJustNowServesOneActivation() {
        var one = scene.role(Scene::withMfa);
        var other = scene.role(Scene::withMfa);
        scene.eligible(lee, one);
        scene.eligible(lee, other);
        var at = clock.now().getEpochSecond();
        var proved =
                as(lee).andThen(claims -> claims.claim("amr", List.of("mfa")).claim("auth_time", at));

        assertThat(activate(as(lee), one).body()).contains("MfaRule");
        assertThat(activate(proved, one).statusCode()).isEqualTo(201);
        assertThat(activate(proved, other).body()).contains("MfaRule");
    }

    private Consumer<JWTClaimsSet.Builder> as(User user) {
        return claims -> claims.subject("subject-of-" + user.id())
                .claim("oid", user.id().toString())
                .claim("scp", "RoleManagement.ReadWrite.Directory");
    }

    private HttpResponse<String> me(Consumer<JWTClaimsSet.Builder> claims) {
        return send(to("/v1.0/me", provider.token(claims)).GET());
    }

    private HttpResponse<String> activate(Consumer<JWTClaimsSet.Builder> claims, RoleDefinition role) {
        return send(to(ApiClient.REQUESTS, provider.token(claims))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Orders.activation(role.id().value(), "PT1H"))));
    }

    private HttpRequest.Builder to(String path, String token) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        return Http.send(HttpClient.newHttpClient(), request.build());
    }
}
