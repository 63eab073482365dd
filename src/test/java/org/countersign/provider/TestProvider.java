package org.countersign.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** An identity provider that says what a test wants it to say. Codes are good once, for who asked, with his proof key. */
final class TestProvider implements AutoCloseable {

    static final String CLIENT = "countersign";
    static final String SECRET = "the-secret-of-this-service";
    static final String AUDIENCE = "https://pim.contoso.example";

    private final HttpServer server;
    private final RSAKey key;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();

    private record Answer(Map<String, String> asked, String idToken) {}

    TestProvider() {
        try {
            key = new RSAKeyGenerator(2048).keyID("one").generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/.well-known/openid-configuration", call -> answer(call, 200, discovery()));
        server.createContext("/keys", call -> answer(call, 200, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext("/token", this::exchange);
        server.start();
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** What a browser was sent here with. */
    static Map<String, String> asked(String location) {
        return fields(URI.create(location).getRawQuery());
    }

    /** Where it sends the browser back to, once somebody has signed in. */
    String back(String location, Consumer<JWTClaimsSet.Builder> claims) {
        var asked = asked(location);
        var code = UUID.randomUUID().toString();
        answers.put(
                code,
                new Answer(
                        asked,
                        sign(builder -> claims.accept(builder.audience(CLIENT).claim("nonce", asked.get("nonce"))))));
        return URI.create(asked.get("redirect_uri")).getPath() + "?code=" + code + "&state=" + asked.get("state");
    }

    /** A token of its own, for whoever it names. */
    String token(Consumer<JWTClaimsSet.Builder> claims) {
        return sign(builder -> claims.accept(builder.audience(AUDIENCE)));
    }

    private String sign(Consumer<JWTClaimsSet.Builder> claims) {
        var now = Instant.now();
        var builder = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)));
        claims.accept(builder);
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), builder.build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private String discovery() {
        return """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
                 "jwks_uri": "%1$s/keys", "response_types_supported": ["code"], "subject_types_supported": ["public"],
                 "id_token_signing_alg_values_supported": ["RS256"],
                 "token_endpoint_auth_methods_supported": ["client_secret_basic"]}"""
                .formatted(issuer());
    }

    private void exchange(HttpExchange call) throws IOException {
        var sent = fields(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var answer = answers.remove(sent.getOrDefault("code", ""));
        if (answer == null || !isOurs(call) || !fits(answer.asked(), sent)) {
            answer(call, 400, "{\"error\": \"invalid_grant\"}");
            return;
        }
        answer(
                call,
                200,
                """
                {"access_token": "none-of-our-business", "token_type": "Bearer", "expires_in": 60, "id_token": "%s"}"""
                        .formatted(answer.idToken()));
    }

    private static boolean isOurs(HttpExchange call) {
        var basic = Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        return ("Basic " + basic).equals(call.getRequestHeaders().getFirst("Authorization"));
    }

    private static boolean fits(Map<String, String> asked, Map<String, String> sent) {
        return asked.get("redirect_uri").equals(sent.get("redirect_uri"))
                && "S256".equals(asked.get("code_challenge_method"))
                && asked.get("code_challenge").equals(challengeOf(sent.getOrDefault("code_verifier", "")));
    }

    private static String challengeOf(String verifier) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> fields(String form) {
        var fields = new HashMap<String, String>();
        for (var field : form.split("&")) {
            var name = field.substring(0, field.indexOf('='));
            fields.put(name, URLDecoder.decode(field.substring(name.length() + 1), StandardCharsets.UTF_8));
        }
        return fields;
    }

    private static void answer(HttpExchange call, int status, String json) throws IOException {
        var body = json.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().add("Content-Type", "application/json");
        call.sendResponseHeaders(status, body.length);
        try (var out = call.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
