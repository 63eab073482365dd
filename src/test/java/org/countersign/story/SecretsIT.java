package org.countersign.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.countersign.testing.ApiClient;
import org.countersign.testing.Authenticator;
import org.countersign.testing.Grace;
import org.countersign.testing.Node;
import org.countersign.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Secrets of every kind go through the service, right ones and wrong ones, in each way that people, scripts and settings
 * hand them over. None of them is in what it writes for operators to read, even if they ask it to be wordy.
 */
class SecretsIT {

    private static final String PASSWORD = "canary of the right password";
    private static final String WRONG_PASSWORD = "canary of a wrong password";
    private static final String WRONG_SECRET = "canary-of-a-wrong-secret";
    private static final String WRONG_TOKEN = "canary.of.a-token";
    private static final String WEBHOOK_KEY =
            Base64.getEncoder().encodeToString("canary of a webhook's key, long".getBytes(StandardCharsets.UTF_8));

    private static final Pattern METHOD = Pattern.compile("name=\"method\" value=\"([^\"]+)\"");
    private static final Pattern RECOVERY_CODE = Pattern.compile("<li>([^<]+)</li>");

    /** By what they are, to be named where one is found. */
    private final Map<String, String> secrets = new LinkedHashMap<>();

    @TempDir
    private Path folder;

    @Test
    void nothingThatOperatorsReadTellsOne() throws IOException {
        try (var node = new Node(folder, List.of("--logging.level.org.countersign=DEBUG"), settings()).start()) {
            var visitor = node.visitor();
            firstRun(visitor);
            signIn(node, visitor);
            enrol(visitor);
            call(node);
            setPassword(node);
            stumble(node, visitor);
            secrets.put("a session", visitor.cookie("JSESSIONID").orElseThrow());
            secrets.put("a form's token", visitor.tokenOf("/account"));

            await().atMost(Node.PATIENCE).until(() -> node.log().contains("will be tried again: "));
            var audit = node.as("grace", PASSWORD).get("/v1.0/auditLogs/directoryAudits");
            assertThat(audit.status()).isEqualTo(200);
            assertThatNoneIsIn(audit.body());
            assertThatNoneIsIn(visitor.get("/actuator/health").body());
            assertThatNoneIsIn(node.log());
        }
        assertThatNoneIsIn(
                new Node(folder, List.of("doctor"), settings()).runToItsEnd().log());
    }

    private Map<String, String> settings() {
        secrets.put("the database's password", "canary-of-the-database");
        secrets.put("the mail server's password", "canary-of-the-mail-server");
        secrets.put("the directory's password", "canary-of-the-directory");
        secrets.put("the webhook's key", WEBHOOK_KEY);
        return Map.ofEntries(
                Map.entry("SPRING_DATASOURCE_PASSWORD", secrets.get("the database's password")),
                Map.entry("SPRING_MAIL_HOST", "localhost"),
                Map.entry("SPRING_MAIL_PORT", "1"),
                Map.entry("SPRING_MAIL_USERNAME", "countersign"),
                Map.entry("SPRING_MAIL_PASSWORD", secrets.get("the mail server's password")),
                Map.entry("COUNTERSIGN_LDAP_URL", "ldap://localhost:1"),
                Map.entry("COUNTERSIGN_LDAP_BIND_DN", "cn=countersign,dc=contoso,dc=example"),
                Map.entry("COUNTERSIGN_LDAP_BIND_PASSWORD", secrets.get("the directory's password")),
                Map.entry("COUNTERSIGN_LDAP_USERS_BASE", "ou=people,dc=contoso,dc=example"),
                Map.entry("COUNTERSIGN_LDAP_GROUPS_BASE", "ou=groups,dc=contoso,dc=example"),
                Map.entry("COUNTERSIGN_WEBHOOKS_SIEM_URL", "http://localhost:1/canary-of-a-webhook"),
                Map.entry("COUNTERSIGN_WEBHOOKS_SIEM_INTERNAL", "true"),
                Map.entry("COUNTERSIGN_WEBHOOKS_SIEM_SECRET", "whsec_" + WEBHOOK_KEY));
    }

    private void firstRun(Visitor visitor) throws IOException {
        secrets.put("a wrong secret of the first run", WRONG_SECRET);
        secrets.put(
                "the first run's secret",
                Files.readString(folder.resolve("data/first-run-secret")).strip());
        secrets.put("the administrator's password", PASSWORD);
        visitor.submit("/first-run", Grace.input(WRONG_SECRET, PASSWORD));
        var answer = visitor.submit("/first-run", Grace.input(secrets.get("the first run's secret"), PASSWORD));
        assertThat(answer.statusCode()).isEqualTo(200);
        secrets.put(
                "the break-glass account's password",
                Visitor.sealedIn(answer.body()).get(1));
    }

    private void signIn(Node node, Visitor visitor) {
        secrets.put("a wrong password", WRONG_PASSWORD);
        visitor.signIn("grace", WRONG_PASSWORD);
        secrets.put("a password typed as the name", "canary typed in the wrong place");
        node.visitor().signIn("canary typed in the wrong place", WRONG_PASSWORD);
        visitor.signIn("grace", PASSWORD);
        assertThat(visitor.get("/account").statusCode()).isEqualTo(200);
    }

    private void enrol(Visitor visitor) {
        var page = visitor.submit("/account", "/account/codes");
        var seed = Visitor.sealedIn(page.body()).get(0);
        secrets.put("a generator's seed", seed);
        var method =
                METHOD.matcher(page.body()).results().findFirst().orElseThrow().group(1);
        visitor.submit(
                "/account/codes/confirm",
                visitor.tokenOf("/account"),
                Map.of("method", method, "code", Authenticator.codeAt(seed, Instant.now())));
        visitor.stepUp(seed);
        var codes = RECOVERY_CODE
                .matcher(visitor.submit("/account", "/account/recovery-codes").body())
                .results()
                .map(code -> code.group(1))
                .toList();
        assertThat(codes).isNotEmpty();
        codes.forEach(code -> secrets.put("the recovery code " + code, code));
    }

    private void call(Node node) {
        secrets.put("a token", WRONG_TOKEN);
        assertThat(node.as("grace", WRONG_PASSWORD).get("/v1.0/me").status()).isEqualTo(401);
        assertThat(node.visitor()
                        .sendWithHeader(
                                "POST", ApiClient.REQUESTS, "{}", Map.entry("Authorization", "Bearer " + WRONG_TOKEN))
                        .statusCode())
                .isEqualTo(401);
        assertThat(node.visitor()
                        .sendWithoutToken("POST", "/oauth2/token?client_secret=" + WRONG_SECRET, "{}")
                        .statusCode())
                .isNotEqualTo(200);
    }

    private void setPassword(Node node) {
        secrets.put("a colleague's password", "canary of a colleague's password");
        var answer = node.as("grace", PASSWORD)
                .post(
                        "/v1.0/users",
                        """
                        {"displayName": "Lee Gu", "mailNickname": "lee", "userPrincipalName": "lee@contoso.example",
                         "mail": "lee@contoso.example", "accountEnabled": true,
                         "passwordProfile": {"password": "canary of a colleague's password"}}""");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    /** What is refused is the likeliest to be quoted. */
    private void stumble(Node node, Visitor visitor) {
        secrets.put("a password in JSON that is none", "canary in broken JSON");
        assertThat(node.as("grace", PASSWORD)
                        .post("/v1.0/users", "{\"passwordProfile\": {\"password\": \"canary in broken JSON\"")
                        .status())
                .isEqualTo(400);
        secrets.put("a password of a wrong kind", "canary of a wrong kind");
        assertThat(node.as("grace", PASSWORD)
                        .post("/v1.0/users", "{\"passwordProfile\": [\"canary of a wrong kind\"]}")
                        .status())
                .isEqualTo(400);
        secrets.put("a short password", "canary, short");
        visitor.submit(
                "/account/password",
                visitor.tokenOf("/account"),
                Map.of("present", WRONG_PASSWORD, "next", "canary, short"));
    }

    private void assertThatNoneIsIn(String text) {
        assertThat(text).isNotEmpty();
        assertThat(secrets)
                .allSatisfy((what, secret) -> assertThat(text).as(what).doesNotContain(secret));
    }
}
