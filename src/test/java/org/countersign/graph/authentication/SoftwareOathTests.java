package org.countersign.graph.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.testing.ApiClient.REQUESTS;

import java.time.Duration;
import java.util.UUID;
import org.countersign.CountersignTest;
import org.countersign.audit.Activity;
import org.countersign.audit.AuditEvent;
import org.countersign.audit.AuditTrail;
import org.countersign.audit.AuditView;
import org.countersign.directory.User;
import org.countersign.role.RoleDefinition;
import org.countersign.testing.ApiClient;
import org.countersign.testing.ApiClient.Answer;
import org.countersign.testing.Authenticator;
import org.countersign.testing.Scene;
import org.countersign.time.MovableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How people come to one-time codes over REST. */
@CountersignTest
class SoftwareOathTests {

    private static final String MINE = "/v1.0/me/authentication/softwareOathMethods";

    @LocalServerPort
    private int port;

    @Autowired
    private Scene scene;

    @Autowired
    private MovableClock clock;

    @Autowired
    private AuditTrail trail;

    private User paula;
    private User lee;
    private RoleDefinition role;
    private ApiClient asPaula;
    private ApiClient asLee;

    @BeforeEach
    void setTheScene() {
        paula = scene.person("Paula");
        lee = scene.person("Lee");
        scene.standing(paula, RoleDefinition.GLOBAL_ADMINISTRATOR);
        role = scene.role(Scene::withMfa);
        scene.eligible(lee, role);
        asPaula = new ApiClient(port, paula);
        asLee = new ApiClient(port, lee);
    }

    @Test
    void anAdministratorHandsOutASeedAndItsCodesActivateRoles() {
        var enrolled = asPaula.post(methodsOf(lee), "");

        assertThat(enrolled.status()).isEqualTo(201);
        var seed = enrolled.json().at("/secretKey").asText();
        assertThat(seed).matches("[A-Z2-7]{32}");
        assertThat(enrolled.json().at("/otpauthUri").asText())
                .startsWith("otpauth://totp/Countersign:")
                .contains("secret=" + seed);
        assertThat(asPaula.get(methodsOf(lee)).body()).doesNotContain(seed);
        assertThat(activate(scene.code().digits()).status())
                .as("a code of the old seed")
                .isEqualTo(400);
        assertThat(activate(codeOf(seed)).status()).isEqualTo(201);
        assertThat(activitiesOf(lee)).contains(Activity.TOTP_ENROLLED);
    }

    @Test
    void anAdministratorTakesASeedAway() {
        var method = asPaula.get(methodsOf(lee)).json().at("/value/0/id").asText();

        assertThat(asPaula.delete(methodsOf(lee) + "/" + UUID.randomUUID()).status())
                .isEqualTo(404);
        assertThat(asPaula.delete(methodsOf(lee) + "/" + method).status()).isEqualTo(204);

        assertThat(asPaula.get(methodsOf(lee)).json().at("/value")).isEmpty();
        assertThat(activate(scene.code().digits()).status()).isEqualTo(400);
        assertThat(activitiesOf(lee)).contains(Activity.TOTP_REMOVED);
    }

    @Test
    void nobodyElseHandsOutOrTakesAwaySeeds() {
        var method = asPaula.get(methodsOf(paula)).json().at("/value/0/id").asText();

        assertThat(asLee.post(methodsOf(paula), "").status()).isEqualTo(403);
        assertThat(asLee.delete(methodsOf(paula) + "/" + method).status()).isEqualTo(403);
        assertThat(asLee.get(methodsOf(paula)).status()).isEqualTo(404);
        assertThat(asLee.post(methodsOf(lee), "").status()).isEqualTo(403);
    }

    @Test
    void noAdministratorChangesHisOwnSeedLikeThat() {
        var second = scene.secondAccountOf(paula);

        for (var own : new User[] {paula, second}) {
            var method = asPaula.get(methodsOf(own)).json().at("/value/0/id").asText();
            assertThat(asPaula.post(methodsOf(own), "").status()).isEqualTo(403);
            assertThat(asPaula.delete(methodsOf(own) + "/" + method).status()).isEqualTo(403);
        }
    }

    @Test
    void whoHasNoSeedEnrolsHimselfAndConfirms() {
        takeSeedFromLee();

        var begun = asLee.post(MINE, "");
        assertThat(begun.status()).isEqualTo(201);
        var seed = begun.json().at("/secretKey").asText();
        assertThat(activate(codeOf(seed)).status()).as("before he confirmed").isEqualTo(400);
        assertThat(confirm(begun, "12345").status()).isEqualTo(400);
        var code = codeOf(seed);
        assertThat(confirm(begun, wrong(code)).status()).isEqualTo(400);
        assertThat(confirm(begun, code).status()).isEqualTo(204);

        assertThat(activate(code).status()).as("the code that confirmed").isEqualTo(400);
        clock.pass(Duration.ofSeconds(30));
        assertThat(activate(codeOf(seed)).status()).isEqualTo(201);
        assertThat(activitiesOf(lee)).contains(Activity.TOTP_ENROLLED);
    }

    @Test
    void whoHasASeedNeedsACodeOfItToReplaceIt() {
        assertThat(asLee.post(MINE, "").status()).isEqualTo(403);
        assertThat(asLee.post(MINE, "", "X-Countersign-OTP", wrong(scene.code().digits()))
                        .status())
                .isEqualTo(403);

        var begun = asLee.post(MINE, "", "X-Countersign-OTP", scene.code().digits());
        assertThat(begun.status()).isEqualTo(201);
        assertThat(confirm(begun, codeOf(begun.json().at("/secretKey").asText()))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void anEnrolmentLapsesAfterAQuarterOfAnHour() {
        takeSeedFromLee();
        var begun = asLee.post(MINE, "");
        clock.pass(Duration.ofMinutes(15));

        assertThat(confirm(begun, codeOf(begun.json().at("/secretKey").asText()))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void anEnrolmentDoesNotReplaceASeedThatAnAdministratorHandedOutSince() {
        takeSeedFromLee();
        var begun = asLee.post(MINE, "");
        asPaula.post(methodsOf(lee), "");

        assertThat(confirm(begun, codeOf(begun.json().at("/secretKey").asText()))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void somebodyElsesEnrolmentIsNotMine() {
        takeSeedFromLee();
        var begun = asLee.post(MINE, "");

        assertThat(asPaula.post(
                                MINE + "/" + begun.json().at("/id").asText() + "/activate",
                                verification(
                                        codeOf(begun.json().at("/secretKey").asText())))
                        .status())
                .isEqualTo(400);
    }

    private void takeSeedFromLee() {
        var method = asPaula.get(methodsOf(lee)).json().at("/value/0/id").asText();
        asPaula.delete(methodsOf(lee) + "/" + method);
    }

    private Answer activate(String code) {
        return asLee.post(
                REQUESTS,
                """
                {"action":"selfActivate","roleDefinitionId":"%s","directoryScopeId":"/","justification":"The fire",
                "scheduleInfo":{"expiration":{"type":"afterDuration","duration":"PT1H"}}}"""
                        .formatted(role.id()),
                "X-Countersign-OTP",
                code);
    }

    private Answer confirm(Answer begun, String code) {
        return asLee.post(MINE + "/" + begun.json().at("/id").asText() + "/activate", verification(code));
    }

    private static String verification(String code) {
        return "{\"verificationCode\":\"" + code + "\"}";
    }

    private String codeOf(String seed) {
        return Authenticator.codeAt(seed, clock.now());
    }

    private static String wrong(String code) {
        return (code.charAt(0) == '0' ? '1' : '0') + code.substring(1);
    }

    private static String methodsOf(User user) {
        return "/v1.0/users/" + user.id() + "/authentication/softwareOathMethods";
    }

    private Iterable<Activity> activitiesOf(User user) {
        return trail.newestFirst(new AuditView.Whole(), user.id().value(), 20).stream()
                .map(AuditEvent::activity)
                .toList();
    }
}
