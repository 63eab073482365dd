package org.countersign.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.CountersignTest;
import org.countersign.directory.User;
import org.countersign.graph.wire.GraphController;
import org.countersign.testing.ApiClient;
import org.countersign.testing.OpenApiContract;
import org.countersign.testing.Scene;
import org.countersign.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The description of the REST API: complete, for signed-in people only, and a measure that bites. */
@CountersignTest
class OpenApiTests {

    private static final String ME = "/v1.0/me";

    private static final Pattern ROW = Pattern.compile("^\\| `(/[^`]*)` \\| ([A-Z ]+) \\|", Pattern.MULTILINE);

    @LocalServerPort
    private int port;

    @Autowired
    private Scene scene;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    private User lee;

    @BeforeEach
    void people() {
        lee = scene.person("Lee");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1.0", "beta"})
    void everyRouteIsToldOf(String version) throws Exception {
        var served = requestMappingHandlerMapping.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().isAnnotationPresent(GraphController.class))
                .flatMap(entry -> entry.getKey().getMethodsCondition().getMethods().stream()
                        .flatMap(method -> entry.getKey().getPatternValues().stream()
                                .filter(path -> path.startsWith("/" + version + "/"))
                                .map(path -> method + " " + path)))
                .collect(Collectors.toSet());

        assertThat(new OpenApiContract(describe(version)).routes())
                .hasSizeGreaterThan(50)
                .isEqualTo(served);
    }

    @Test
    void theTableInTheDocumentationNamesEveryRoute() throws Exception {
        var told = Stream.of("v1.0", "beta")
                .flatMap(version -> routesOf(version).stream().map(route -> route.replace("/" + version + "/", "/")))
                .collect(Collectors.toSet());

        assertThat(ROW.matcher(Files.readString(Path.of("docs", "rest-api.md")))
                        .results()
                        .flatMap(row ->
                                Stream.of(row.group(2).split(" ", -1)).map(method -> method + " " + row.group(1)))
                        .collect(Collectors.toSet()))
                .isEqualTo(told);
    }

    private Set<String> routesOf(String version) {
        try {
            return new OpenApiContract(describe(version)).routes();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void itIsOneOfOpenApi31() throws Exception {
        var description = new ObjectMapper().readTree(describe("v1.0"));

        assertThat(description.path("openapi").asText()).isEqualTo("3.1.0");
        assertThat(description.findValuesAsText("$ref")).allSatisfy(reference -> assertThat(
                        description.at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1.0", "beta"})
    void eachRouteMayTellThatTheDatabaseIsAway(String version) throws Exception {
        var paths = new ObjectMapper().readTree(describe(version)).path("paths");

        assertThat(paths).allSatisfy(path -> assertThat(path)
                .allSatisfy(operation ->
                        assertThat(operation.path("responses").has("503")).isTrue()));
        new OpenApiContract(describe(version))
                .check(
                        "GET",
                        URI.create("/" + version + "/me"),
                        503,
                        "application/json",
                        """
                        {"error": {"code": "ServiceUnavailable", "message": "Try again soon.", "innerError":
                            {"date": null, "request-id": "a", "client-request-id": "b"}}}""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/openapi/v1.0",
                "/openapi/beta",
                "/openapi/page",
                "/openapi/swagger-ui/index.html",
                "/openapi/swagger-ui/swagger-initializer.js"
            })
    void nobodyReadsItWithoutSigningIn(String path) throws Exception {
        assertThat(new Visitor(port).get(path).statusCode()).isIn(302, 401);
        assertThat(get(path, lee).statusCode()).isIn(200, 302);
    }

    @Test
    void thePageLoadsNothingFromElsewhere() throws Exception {
        var page = get("/openapi/swagger-ui/index.html", lee);

        assertThat(page.body()).doesNotContain("http://", "https://");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'self';"));
    }

    @Test
    void whatIsAsToldPasses() throws Exception {
        var contract = new OpenApiContract(describe("v1.0"));
        var me = new ApiClient(port, lee).get(ME).body();

        assertThatCode(() -> contract.check("GET", URI.create(ME), 200, "application/json", me))
                .doesNotThrowAnyException();
    }

    @Test
    void whatIsNotAsToldFails() throws Exception {
        var contract = new OpenApiContract(describe("v1.0"));
        var me = (ObjectNode) new ApiClient(port, lee).get(ME).json();

        for (var wrong : List.of(
                me.deepCopy().put("colour", "blue"),
                me.deepCopy().put("accountEnabled", "true"),
                me.deepCopy().without("displayName"),
                me.deepCopy().putNull("id"))) {
            assertFails(contract, "GET", ME, 200, wrong.toString());
        }
        assertFails(contract, "GET", ME, 418, me.toString());
        assertFails(contract, "GET", ME, 404, me.toString());
        assertFails(contract, "GET", ME, 200, "");
        assertFails(contract, "GET", "/v1.0/nothing", 200, me.toString());
        assertFails(contract, "GET", "/v1.0/nothing", 404, me.toString());
    }

    private static void assertFails(OpenApiContract contract, String method, String path, int status, String body) {
        assertThatThrownBy(() -> contract.check(method, URI.create(path), status, "application/json", body))
                .isInstanceOf(AssertionError.class);
    }

    private String describe(String version) throws IOException, InterruptedException {
        var answer = get("/openapi/" + version, lee);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<String> get(String path, User user) throws IOException, InterruptedException {
        var credentials = (user.mailNickname() + ":" + user.mailNickname()).getBytes(StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
