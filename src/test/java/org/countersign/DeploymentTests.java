package org.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files that set the service up, in containers. */
class DeploymentTests {

    private static final Path DOCKER = Path.of("docker");
    private static final Path KUBERNETES = DOCKER.resolve("kubernetes");
    private static final Pattern SETTING = Pattern.compile("\\bCOUNTERSIGN_(?!DATABASE_PASSWORD)[A-Z_]+");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void eachSettingThatTheyNameIsInTheReadme() throws IOException {
        var readme = Files.readString(Path.of("README.md"));
        try (var files = Files.walk(DOCKER)) {
            assertThat(files.filter(Files::isRegularFile).flatMap(DeploymentTests::settings))
                    .isNotEmpty()
                    .allSatisfy(setting -> assertThat(readme).contains(setting));
        }
    }

    private static Stream<String> settings(Path file) {
        try {
            return SETTING.matcher(Files.readString(file)).results().map(MatchResult::group);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void kustomizeTakesEachFileThatIsNoExample() throws IOException {
        var listed = strings(yaml(KUBERNETES.resolve("kustomization.yaml")).at("/resources"));
        try (var files = Files.list(KUBERNETES)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".yaml"))
                            .filter(name -> !name.equals("kustomization.yaml") && !name.contains("example")))
                    .containsExactlyInAnyOrderElementsOf(listed);
        }
    }

    @Test
    void aPodMayNothingThatItDoesNotNeed() throws IOException {
        var pod = yaml(KUBERNETES.resolve("deployment.yaml")).at("/spec/template/spec");
        var container = pod.at("/containers/0/securityContext");

        assertThat(pod.at("/automountServiceAccountToken").asBoolean(true)).isFalse();
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(container.at("/allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(container.at("/readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(strings(container.at("/capabilities/drop"))).containsExactly("ALL");
    }

    /** Without a selector a budget is for no pod, and nothing says so. */
    @Test
    void theDisruptionBudgetIsForTheNodes() throws IOException {
        var labels = yaml(KUBERNETES.resolve("kustomization.yaml")).at("/labels/0/pairs");

        assertThat(yaml(KUBERNETES.resolve("disruption-budget.yaml")).at("/spec/selector/matchLabels"))
                .isNotEmpty()
                .isEqualTo(labels);
    }

    /** Its word counts for where people come from. */
    @Test
    void nobodyButTheIngressReachesTheService() throws IOException {
        var rules = yaml(KUBERNETES.resolve("network-policy.yaml")).at("/spec/ingress");

        assertThat(rules)
                .filteredOn(rule -> !rule.at("/ports").toString().equals("[{\"port\":\"management\"}]"))
                .singleElement()
                .satisfies(rule -> assertThat(rule.at("/from").toString())
                        .isEqualTo("[{\"namespaceSelector\":{\"matchLabels\":"
                                + "{\"kubernetes.io/metadata.name\":\"ingress-nginx\"}}}]"));
    }

    @Test
    void theExampleHasEachSecretAndFileThatAPodTakes() throws IOException {
        var pod = yaml(KUBERNETES.resolve("deployment.yaml")).at("/spec/template/spec");
        var container = pod.at("/containers/0");
        var secrets = documents(KUBERNETES.resolve("secret.example.yaml"));
        var files = secrets.get(pod.at("/volumes/2/secret/secretName").asText()).at("/stringData");
        var folder = container.at("/volumeMounts/2/mountPath").asText();

        assertThat(secrets)
                .containsKey(container.at("/envFrom/1/secretRef/name").asText());
        assertThat(files.fieldNames())
                .toIterable()
                .map(file -> folder + "/" + file)
                .contains(container.at("/env/0/value").asText())
                .anySatisfy(file -> assertThat(Files.readString(KUBERNETES.resolve("settings.env")))
                        .contains("sslrootcert=" + file + "\n"));
    }

    @Test
    void podAndImageRunAsTheSameUser() throws IOException {
        var pod = yaml(KUBERNETES.resolve("deployment.yaml")).at("/spec/template/spec/securityContext");

        assertThat(Files.readString(DOCKER.resolve("Dockerfile")))
                .contains("\nUSER " + pod.at("/runAsUser").asInt() + "\n")
                // It has a group of the same number.
                .contains("useradd --uid " + pod.at("/runAsGroup").asInt() + " --user-group ");
    }

    @Test
    void aPodIsStartedAnewForItsProcessAloneAndGetsWorkWhileItsDatabaseAnswers() throws IOException {
        var container = yaml(KUBERNETES.resolve("deployment.yaml")).at("/spec/template/spec/containers/0");

        assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/actuator/health/liveness");
        assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/actuator/health/readiness");
    }

    @Test
    void bothNodesOfComposeHaveTheSameKeysAndDatabaseAndAFolderEach() throws IOException {
        var services = yaml(DOCKER.resolve("compose.yaml")).at("/services");
        var one = services.at("/one/environment");
        var two = services.at("/two/environment");

        assertThat(two.at("/COUNTERSIGN_KEYS_FILE")).isEqualTo(one.at("/COUNTERSIGN_KEYS_FILE"));
        assertThat(two.at("/SPRING_DATASOURCE_URL")).isEqualTo(one.at("/SPRING_DATASOURCE_URL"));
        assertThat(two.at("/COUNTERSIGN_DATA_DIR")).isNotEqualTo(one.at("/COUNTERSIGN_DATA_DIR"));
    }

    /** Each request may go to another node. */
    @Test
    void nothingLeadsABrowserBackToTheSameNode() throws IOException {
        assertThat(yaml(KUBERNETES.resolve("service.yaml"))
                        .at("/spec/sessionAffinity")
                        .isMissingNode())
                .isTrue();
        assertThat(Files.readString(DOCKER.resolve("Caddyfile"))).contains("lb_policy round_robin");
    }

    @Test
    void composeTrustsItsProxyAlone() throws IOException {
        var services = yaml(DOCKER.resolve("compose.yaml")).at("/services");
        var proxy = services.at("/proxy/networks/inside/ipv4_address").asText();

        assertThat(proxy)
                .matches(services.at("/one/environment/COUNTERSIGN_API_TRUSTED_PROXIES")
                        .asText());
        assertThat(services.at("/one/ports").isMissingNode()).isTrue();
        assertThat(services.at("/database/ports").isMissingNode()).isTrue();
    }

    private static List<String> strings(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static Map<String, JsonNode> documents(Path file) throws IOException {
        return StreamSupport.stream(reader().loadAll(Files.readString(file)).spliterator(), false)
                .<JsonNode>map(JSON::valueToTree)
                .collect(Collectors.toMap(
                        document -> document.at("/metadata/name").asText(), Function.identity()));
    }

    private static Yaml reader() {
        return new Yaml(new SafeConstructor(new LoaderOptions()));
    }

    private static JsonNode yaml(Path file) throws IOException {
        return JSON.valueToTree(reader().load(Files.readString(file)));
    }
}
