package org.countersign.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.countersign.CountersignTest;
import org.countersign.assignment.Approvers;
import org.countersign.audit.Activity;
import org.countersign.audit.AuditEvent;
import org.countersign.audit.AuditTrail;
import org.countersign.audit.AuditView;
import org.countersign.directory.User;
import org.countersign.directory.UserId;
import org.countersign.role.Approver;
import org.countersign.role.RoleDefinition;
import org.countersign.testing.ApiClient;
import org.countersign.testing.ApiClient.Answer;
import org.countersign.testing.Scene;
import org.countersign.time.MovableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcOperations;

/** Services: programs that work for nobody in particular. They read, and hold roles for a time. */
@CountersignTest
class ServicesTests {

    private static final String ASSIGNMENTS = "/v1.0/roleManagement/directory/roleAssignmentScheduleRequests";
    private static final String ELIGIBILITIES = "/v1.0/roleManagement/directory/roleEligibilityScheduleRequests";

    @LocalServerPort
    private int port;

    @Autowired
    private Scene scene;

    @Autowired
    private Approvers approvers;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private OldAuthorizations old;

    @Autowired
    private JdbcOperations jdbc;

    @Autowired
    private MovableClock clock;

    private ApiClient asPaula;
    private Program program;
    private String service;

    @BeforeEach
    void aService() {
        var paula = scene.person("Paula");
        scene.standing(paula, RoleDefinition.GLOBAL_ADMINISTRATOR);
        asPaula = new ApiClient(port, paula);
        program = new Program(port);
        var name = "Report robot " + paula.mailNickname();
        var created = asPaula.post("/v1.0/servicePrincipals", "{\"displayName\": \"%s\"}".formatted(name));
        assertThat(created.status()).isEqualTo(201);
        service = created.json().at("/id").asText();
    }

    @Test
    void itGetsATokenForItsSecretAndReadsAsItself() {
        var token = tokenFor(secret());

        assertThat(program.get("/v1.0/me", token).body()).contains(service, "\"userType\":\"Service\"");
        assertThat(Program.claimsOf(token).at("/idtyp").asText()).isEqualTo("app");
        assertThat(Program.claimsOf(token).at("/scp").asText()).isEqualTo("RoleManagement.Read.Directory");
        assertThat(Program.claimsOf(token).has("sid")).isFalse();
    }

    @Test
    void whateverRoleItHoldsItChangesNothing() {
        assertThat(assign(RoleDefinition.GLOBAL_ADMINISTRATOR.toString(), "afterDuration")
                        .status())
                .isEqualTo(201);
        var token = tokenFor(secret());

        assertThat(program.get("/v1.0/auditLogs/directoryAudits", token).statusCode())
                .isEqualTo(200);
        assertThat(program.post("/v1.0/users", token, "{}").statusCode()).isEqualTo(403);
        assertThat(grant(secret(), "RoleManagement.ReadWrite.Directory")
                        .at("/error")
                        .asText())
                .isEqualTo("invalid_scope");
    }

    @Test
    void aWrongSecretOrSomebodyElsesOrNoneGetsNothing() {
        var other = asPaula.post(
                        "/v1.0/servicePrincipals", "{\"displayName\": \"Other " + service.substring(0, 8) + "\"}")
                .json()
                .at("/id")
                .asText();
        var others = add(other, "{}").at("/secretText").asText();

        for (var wrong : new String[] {"wrong", others, ""}) {
            assertThat(grant(wrong, "RoleManagement.Read.Directory")
                            .at("/error")
                            .asText())
                    .isEqualTo("invalid_client");
        }
        assertThat(program.token(Map.of("grant_type", "client_credentials", "client_id", "countersign-cli"))
                        .at("/error")
                        .asText())
                .isEqualTo("invalid_client");
    }

    @Test
    void aTokenEndsWithItsSecretAndWithTheAccount() {
        var drawn = add(service, "{}");
        var token = tokenFor(drawn.at("/secretText").asText());
        var removed = asPaula.post(
                path("removePassword"),
                "{\"keyId\": \"%s\"}".formatted(drawn.at("/keyId").asText()));
        assertThat(removed.status()).isEqualTo(204);
        assertThat(program.get("/v1.0/me", token).statusCode()).isEqualTo(401);

        var next = secret();
        var later = tokenFor(next);
        asPaula.patch("/v1.0/users/" + service, "{\"accountEnabled\": false}");
        assertThat(program.get("/v1.0/me", later).statusCode()).isEqualTo(401);
        assertThat(grant(next, "RoleManagement.Read.Directory").at("/error").asText())
                .isEqualTo("invalid_client");
    }

    /** Of whoever was asked for his consent and left, only when that was is known. */
    @Test
    void whatNobodyWentOnWithIsSweptOutTheNextDay() {
        jdbc.update(
                """
                insert into oauth2_authorization
                  (id, registered_client_id, principal_name, authorization_grant_type, state, created_at)
                values ('left', 'countersign-cli', ?, 'authorization_code', 'some', ?)""",
                service,
                Timestamp.from(clock.now()));
        old.sweep();
        assertThat(rows()).isEqualTo(1);

        clock.pass(Duration.ofDays(2));
        old.sweep();

        assertThat(rows()).isZero();
    }

    /** A service asks every few minutes, and the issuer's library keeps a row each time. */
    @Test
    void whatIsKeptOfItsTokensIsSweptOutTheNextDay() {
        tokenFor(secret());
        assertThat(rows()).isEqualTo(1);

        clock.pass(Duration.ofDays(2));
        old.sweep();
        assertThat(rows()).isZero();
    }

    private int rows() {
        return jdbc.queryForObject(
                "select count(*) from oauth2_authorization where principal_name = ?", Integer.class, service);
    }

    @Test
    void aSecretIsShownOnceAndEnds() {
        var drawn = add(service, "{\"passwordCredential\": {\"displayName\": \"build\"}}");
        var text = drawn.at("/secretText").asText();
        var listed = asPaula.get("/v1.0/servicePrincipals/" + service);
        assertThat(listed.body())
                .doesNotContain(text)
                .contains("build", drawn.at("/keyId").asText(), text.substring(0, 3));

        clock.pass(ServiceSecrets.USUAL);
        assertThat(grant(text, "RoleManagement.Read.Directory").at("/error").asText())
                .isEqualTo("invalid_client");
    }

    @Test
    void itHoldsRolesForATimeAndActivatesNone() {
        var role = scene.plainRole().id().toString();

        assertThat(order(ELIGIBILITIES, role, "afterDuration").body()).contains("A service activates no role");
        assertThat(assign(role, "noExpiration").body()).contains("A service holds no role permanently");
        assertThat(assign(role, "afterDuration").status()).isEqualTo(201);
    }

    @Test
    void itIsAskedToDecideNothing() {
        var id = new UserId(UUID.fromString(service));
        var role = scene.role(Scene::withApproval, new Approver.OneUser(id));
        assign(RoleDefinition.GLOBAL_ADMINISTRATOR.toString(), "afterDuration");

        assertThat(approvers.askedAbout(role.id(), scene.person("Lee")))
                .isNotEmpty()
                .extracting(User::id)
                .doesNotContain(id);
    }

    @Test
    void itIsInNoGroupAndHasNoPasswordAndIsNobody() {
        var group = scene.group().toString();
        assertThat(asPaula.post(
                                "/v1.0/groups/" + group + "/members/$ref",
                                "{\"@odata.id\": \"http://localhost/v1.0/directoryObjects/" + service + "\"}")
                        .body())
                .contains("A service is in no group");
        for (var change : new String[] {
            "{\"passwordProfile\": {\"password\": \"correct horse battery staple 9\"}}",
            "{\"userType\": \"Member\"}",
            "{\"samePersonAs\": \"%s\"}".formatted(scene.person("Lee").id())
        }) {
            assertThat(asPaula.patch("/v1.0/users/" + service, change).status()).isEqualTo(400);
        }
        assertThat(asPaula.patch("/v1.0/users/" + scene.person("Lee").id(), "{\"userType\": \"Service\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void onlyAdministratorsHandSecretsOutAndEachIsAudited() {
        var asLee = new ApiClient(port, scene.person("Lee"));
        assertThat(asLee.post(path("addPassword"), "{}").status()).isEqualTo(403);
        assertThat(asLee.get("/v1.0/servicePrincipals/" + service).status()).isEqualTo(404);
        assertThat(add(scene.person("Mike").id().toString(), "{}")
                        .at("/error/code")
                        .asText())
                .isEqualTo("ResourceNotFound");
        assertThat(add(service, "{\"passwordCredential\": {\"endDateTime\": \"2999-01-01T00:00:00Z\"}}")
                        .at("/error/message")
                        .asText())
                .contains("within the next two years");

        secret();
        assertThat(trail.newestFirst(new AuditView.Whole(), UUID.fromString(service), 10))
                .extracting(AuditEvent::activity)
                .contains(Activity.SERVICE_SECRET_ADDED);
    }

    private String secret() {
        return add(service, "{}").at("/secretText").asText();
    }

    private JsonNode add(String to, String body) {
        return asPaula.post("/v1.0/servicePrincipals/" + to + "/addPassword", body)
                .json();
    }

    private String path(String action) {
        return "/v1.0/servicePrincipals/" + service + "/" + action;
    }

    private String tokenFor(String secret) {
        return grant(secret, "RoleManagement.Read.Directory")
                .at("/access_token")
                .asText();
    }

    private JsonNode grant(String secret, String scope) {
        return program.token(Map.of(
                "grant_type", "client_credentials", "client_id", service, "client_secret", secret, "scope", scope));
    }

    private Answer assign(String role, String expiration) {
        return order(ASSIGNMENTS, role, expiration);
    }

    private Answer order(String requests, String role, String expiration) {
        return asPaula.post(
                requests,
                """
                {"action": "adminAssign", "principalId": "%s", "roleDefinitionId": "%s", "directoryScopeId": "/",
                 "justification": "for the reports",
                 "scheduleInfo": {"expiration": {"type": "%s"%s}}}"""
                        .formatted(
                                service,
                                role,
                                expiration,
                                expiration.equals("afterDuration") ? ", \"duration\": \"P30D\"" : ""));
    }
}
