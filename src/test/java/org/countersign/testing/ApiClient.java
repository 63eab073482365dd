package org.countersign.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.countersign.directory.User;

/** A script that talks to the REST API as somebody, by HTTP Basic. */
public final class ApiClient {

    public static final String REQUESTS = "/v1.0/roleManagement/directory/roleAssignmentScheduleRequests";

    /** Whoever hangs for longer never answers. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static final Pattern API = Pattern.compile("^/+(v1\\.0|beta)(/|$)", Pattern.CASE_INSENSITIVE);

    /** By version; fetched with the first credentials that are good for it. */
    private static final Map<String, OpenApiContract> CONTRACTS = new ConcurrentHashMap<>();

    private final String baseUrl;
    private final String authorization;

    public ApiClient(int port, User user) {
        this(port, user.mailNickname(), user.mailNickname());
    }

    public ApiClient(int port, String name, String password) {
        this.baseUrl = "http://localhost:" + port;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** What came back. */
    public record Answer(int status, HttpHeaders headers, String body) {

        public String contentType() {
            return header("Content-Type");
        }

        /** Empty, if there is none. */
        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(body, e);
            }
        }

        public String errorCode() {
            return json().at("/error/code").asText();
        }

        public String errorMessage() {
            return json().at("/error/message").asText();
        }
    }

    public Answer get(String path) {
        return send(to(path).GET());
    }

    public Answer post(String path, String json, String... headers) {
        var request = to(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public Answer patch(String path, String json, String... headers) {
        var request =
                to(path).header("Content-Type", "application/json").method("PATCH", BodyPublishers.ofString(json));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public Answer delete(String path) {
        return send(to(path).DELETE());
    }

    /** Posts something that is no JSON. */
    public Answer post(String path, String contentType, byte[] body) {
        return send(to(path).header("Content-Type", contentType).POST(BodyPublishers.ofByteArray(body)));
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(PATIENCE)
                .header("Authorization", authorization);
    }

    private Answer send(HttpRequest.Builder request) {
        var sent = request.build();
        var answer = Http.send(CLIENT, sent);
        check(sent, answer);
        return new Answer(answer.statusCode(), answer.headers(), answer.body());
    }

    /** Every answer that a test gets is held against the API's own description. */
    private void check(HttpRequest sent, HttpResponse<String> answer) {
        if (!API.matcher(sent.uri().getPath()).find()) {
            return;
        }
        var version = sent.uri().getPath().toLowerCase(Locale.ROOT).startsWith("/beta") ? "beta" : "v1.0";
        if (!CONTRACTS.containsKey(version)) {
            var description = Http.send(CLIENT, to("/openapi/" + version).GET().build());
            if (description.statusCode() == 200) {
                CONTRACTS.put(version, new OpenApiContract(description.body()));
            }
        }
        if (CONTRACTS.containsKey(version)) {
            CONTRACTS
                    .get(version)
                    .check(
                            sent.method(),
                            sent.uri(),
                            answer.statusCode(),
                            answer.headers().firstValue("Content-Type").orElse(""),
                            answer.body());
        }
    }
}
