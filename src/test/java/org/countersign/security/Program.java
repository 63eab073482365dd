package org.countersign.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.testing.Http;
import org.countersign.testing.Visitor;

/** A command line that works for somebody: by the embedded issuer's authorization code, or by a device code. */
public final class Program {

    public static final String ALL = "openid RoleManagement.ReadWrite.Directory";
    static final String READING = "openid RoleManagement.Read.Directory";

    /** A device's token says who its user is; an identity token there is none. */
    static final String DEVICE = "RoleManagement.ReadWrite.Directory";

    private static final String CLIENT = "countersign-cli";
    private static final String REDIRECT = "http://127.0.0.1:51234/callback";
    private static final String VERIFIER = "a-verifier-of-forty-three-characters-or-more-it-is";
    private static final Pattern STATE = Pattern.compile("name=\"state\" value=\"([^\"]+)\"");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String site;

    public Program(int port) {
        this.site = "http://localhost:" + port;
    }

    /** The address that it opens in somebody's browser. */
    static String authorization(String scope, String more) {
        return "/oauth2/authorize?"
                + Http.form(Map.of(
                        "response_type",
                        "code",
                        "client_id",
                        CLIENT,
                        "scope",
                        scope,
                        "state",
                        "a-state",
                        "redirect_uri",
                        REDIRECT,
                        "code_challenge",
                        challenge(),
                        "code_challenge_method",
                        "S256"))
                + more;
    }

    /** What somebody's browser is sent to when he consents. */
    String consent(Visitor visitor, String authorization, String scope) {
        var page = visitor.follow(authorization);
        var state = STATE.matcher(page.body());
        if (!state.find()) {
            throw new AssertionError(page.statusCode() + " " + page.headers().map() + page.body());
        }
        var scopes = Stream.of(scope.split(" "))
                .filter(word -> !word.equals("openid"))
                .map(word -> "&scope=" + Http.encode(word))
                .collect(Collectors.joining());
        return visitor.sendForm(
                        "/oauth2/authorize", Http.form(Map.of("client_id", CLIENT, "state", state.group(1))) + scopes)
                .headers()
                .firstValue("Location")
                .orElse("");
    }

    /** The access token that somebody lets it have. */
    public String tokenFor(Visitor visitor, String scope) {
        return tokens(visitor, scope, "").at("/access_token").asText();
    }

    JsonNode tokens(Visitor visitor, String scope, String more) {
        return exchange(codeIn(consent(visitor, authorization(scope, more), scope)), VERIFIER);
    }

    static String codeIn(String location) {
        var code = Pattern.compile("[?&]code=([^&]+)").matcher(location);
        if (!code.find()) {
            throw new AssertionError(location);
        }
        return URLDecoder.decode(code.group(1), StandardCharsets.UTF_8);
    }

    JsonNode exchange(String code, String verifier) {
        return post(
                "/oauth2/token",
                Map.of(
                        "grant_type", "authorization_code",
                        "client_id", CLIENT,
                        "code", code,
                        "redirect_uri", REDIRECT,
                        "code_verifier", verifier));
    }

    JsonNode deviceCode(String scope) {
        return post("/oauth2/device_authorization", Map.of("client_id", CLIENT, "scope", scope));
    }

    JsonNode pollWith(String deviceCode) {
        return post(
                "/oauth2/token",
                Map.of(
                        "grant_type", "urn:ietf:params:oauth:grant-type:device_code",
                        "client_id", CLIENT,
                        "device_code", deviceCode));
    }

    /** Somebody types the code that the device shows, and lets the program in. */
    HttpResponse<String> confirmDevice(Visitor visitor, String userCode, String scope) {
        var page = visitor.follow("/oauth2/device_verification?user_code=" + Http.encode(userCode));
        var state = STATE.matcher(page.body());
        if (!state.find()) {
            return page;
        }
        return visitor.sendForm(
                "/oauth2/device_verification",
                Http.form(Map.of("client_id", CLIENT, "state", state.group(1), "user_code", userCode)) + "&scope="
                        + Http.encode(scope.replace("openid ", "")));
    }

    HttpResponse<String> get(String path, String token) {
        return send(to(path).header("Authorization", "Bearer " + token).GET());
    }

    public HttpResponse<String> post(String path, String token, String json) {
        return send(to(path).header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    JsonNode read(String path) {
        return parse(send(to(path).GET()).body());
    }

    static JsonNode claimsOf(String token) {
        return parse(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8));
    }

    /** What the issuer answers to somebody who asks for a token so. */
    JsonNode token(Map<String, String> fields) {
        return post("/oauth2/token", fields);
    }

    private JsonNode post(String path, Map<String, String> fields) {
        return parse(send(to(path).header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(Http.form(fields))))
                .body());
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(site + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return Http.send(client, request.build());
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(json, e);
        }
    }

    private static String challenge() {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
