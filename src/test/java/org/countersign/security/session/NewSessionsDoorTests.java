package org.countersign.security.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.countersign.CountersignTest;
import org.countersign.testing.Http;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Which doors begin a session for a stranger: those alone at which a stranger can be turned away. */
@CountersignTest
class NewSessionsDoorTests {

    @LocalServerPort
    private int port;

    private final HttpClient stranger = HttpClient.newHttpClient();

    @Test
    void theSignInPageBeginsOne() {
        assertThat(call("GET", "/sign-in").headers().firstValue("Set-Cookie")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1.0/me",
        "POST, /v1.0/me",
        "PATCH, /v1.0/none",
        "DELETE, /v1.0",
        "GET, /beta/me",
        "POST, /beta/none",
        "GET, /actuator/health",
        "GET, /actuator/health/liveness",
        "GET, /actuator/health/readiness"
    })
    void whatProgramsAskBeginsNone(String method, String path) {
        var answer = call(method, path);

        assertThat(answer.statusCode()).isIn(200, 401, 503);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    private HttpResponse<String> call(String method, String path) {
        return Http.send(
                stranger,
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .method(method, BodyPublishers.noBody())
                        .build());
    }
}
