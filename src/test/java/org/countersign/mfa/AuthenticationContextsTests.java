package org.countersign.mfa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.countersign.testing.Scene.requestFor;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.countersign.CountersignTest;
import org.countersign.activation.Activation;
import org.countersign.activation.ActivationStatus;
import org.countersign.activation.ActivationWorkflow;
import org.countersign.activation.Activations;
import org.countersign.activation.Finding;
import org.countersign.activation.RuleName;
import org.countersign.assignment.Verdict;
import org.countersign.directory.User;
import org.countersign.role.ActivationSettings;
import org.countersign.role.Approver;
import org.countersign.role.RoleDefinition;
import org.countersign.role.Roles;
import org.countersign.security.Sessions;
import org.countersign.security.SignedIn;
import org.countersign.testing.ApiClient;
import org.countersign.testing.Scene;
import org.countersign.time.MovableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What an authentication context asks of an activation, and how administrators change it. */
@CountersignTest
class AuthenticationContextsTests {

    private static final String PATH = "/v1.0/identity/conditionalAccess/authenticationContextClassReferences";
    private static final AuthenticationContextId C1 = new AuthenticationContextId("c1");

    @LocalServerPort
    private int port;

    @Autowired
    private Scene scene;

    @Autowired
    private AuthenticationContexts contexts;

    @Autowired
    private MfaProofs proofs;

    @Autowired
    private SecondFactors secondFactors;

    @Autowired
    private Sessions sessions;

    @Autowired
    private Totp totp;

    @Autowired
    private MovableClock clock;

    @Autowired
    private ActivationWorkflow workflow;

    @Autowired
    private Activations activations;

    @Autowired
    private Roles roles;

    private User lee;
    private User paula;

    @BeforeEach
    void setTheScene() {
        lee = scene.person("Lee");
        paula = scene.person("Paula");
        scene.standing(paula, RoleDefinition.PRIVILEGED_ROLE_ADMINISTRATOR);
    }

    @ParameterizedTest
    @CsvSource({
        // available, at most so old, an earlier proof so old, a code typed: failed
        "true,  PT0S,  ,      false, AUTHENTICATION_CONTEXT",
        "true,  PT0S,  PT1M,  false, AUTHENTICATION_CONTEXT",
        "true,  PT0S,  PT1M,  true,",
        "true,  PT0S,  ,      true,",
        "true,  PT1H,  ,      false, AUTHENTICATION_CONTEXT",
        "true,  PT1H,  PT59M, false,",
        "true,  PT1H,  PT61M, false, AUTHENTICATION_CONTEXT",
        "true,  PT1H,  PT61M, true,",
        "true,  PT24H, PT23H, false,",
        "true,  PT24H, PT25H, false, AUTHENTICATION_CONTEXT",
        "false, PT24H, ,      false, MFA",
        "false, PT24H, PT1M,  false, MFA",
        "false, PT24H, PT1M,  true,",
        ",      ,      PT1M,  false, MFA",
        ",      ,      ,      true,"
    })
    void aProofDoesOrDoesNot(Boolean available, Duration maximumAge, Duration earlier, boolean typed, RuleName failed) {
        var claimValue = available == null ? "c98" : "c1";
        if (available != null) {
            describe(available, maximumAge);
        }
        if (earlier != null) {
            prove();
            clock.pass(earlier);
        }

        var activation = ask(roleInContext(claimValue), typed);

        assertThat(activation.status()).isEqualTo(failed == null ? ActivationStatus.ACTIVE : ActivationStatus.REFUSED);
        if (failed != null) {
            assertThat(activations.violations(activation.id()))
                    .extracting(Finding::rule)
                    .containsExactly(failed);
        }
    }

    @Test
    void anEarlierProofIsRecordedForTheActivationAsOldAsItIs() {
        describe(true, Duration.ofHours(1));
        var earlier = prove();
        clock.pass(Duration.ofMinutes(10));

        var activation = ask(roleInContext("c1"), false);

        assertThat(proofs.servingPurpose(activation.id().value()))
                .hasValue(new MfaProof(
                        lee.id(),
                        MfaMethod.TOTP,
                        earlier.provenAt(),
                        activation.id().value()));
    }

    @Test
    void anotherUsersProofIsNobodysElse() {
        describe(true, Duration.ofHours(1));
        totp.prove(paula.id(), scene.code(), UUID.randomUUID());

        assertThat(ask(roleInContext("c1"), false).status()).isEqualTo(ActivationStatus.REFUSED);
    }

    @Test
    void whoWasSignedOutEverywhereSinceProvesHimselfAnew() {
        describe(true, Duration.ofHours(1));
        var shared = secondFactors.share(lee.id(), scene.code(), 2).orElseThrow();
        assertThat(proofs.isGood(shared, lee.id())).isTrue();

        sessions.endAll(lee.id());

        assertThat(proofs.isGood(shared, lee.id())).isFalse();
        assertThat(ask(roleInContext("c1"), false).status()).isEqualTo(ActivationStatus.REFUSED);

        clock.pass(Duration.ofMinutes(1));
        prove();
        assertThat(ask(roleInContext("c1"), false).status()).isEqualTo(ActivationStatus.ACTIVE);
    }

    @Test
    void aCodeThatIsNotNeededIsNotConsumed() {
        describe(true, Duration.ofHours(1));
        prove();
        clock.pass(Duration.ofMinutes(1));

        ask(roleInContext("c1"), true);

        assertThat(totp.prove(lee.id(), scene.code(), UUID.randomUUID())).isPresent();
    }

    @Test
    void mfaAskedForWhilePendingIsNotMetByAnEarlierProof() {
        describe(true, Duration.ofHours(1));
        var brandon = scene.person("Brandon");
        var role = scene.role(
                settings -> Scene.withApproval(settings).withAuthenticationContext("c1"),
                new Approver.OneUser(brandon.id()));
        prove();
        clock.pass(Duration.ofMinutes(10));
        var pending = ask(role, false);
        assertThat(pending.status()).isEqualTo(ActivationStatus.PENDING_APPROVAL);

        var settings = roles.settingsOf(role.id());
        roles.changeSettings(settings.with(
                settings.activation().withAuthenticationContext(null).withRequired(true, true, false)));

        assertThatThrownBy(() -> SignedIn.as(brandon, () -> workflow.decide(pending.id(), Verdict.APPROVE, "Seen it")))
                .hasMessageContaining("can no longer be granted");
    }

    @Test
    void approversMayTakeTheirTime() {
        describe(true, Duration.ofHours(1));
        var brandon = scene.person("Brandon");
        var role = scene.role(
                settings -> Scene.withApproval(settings).withAuthenticationContext("c1"),
                new Approver.OneUser(brandon.id()));
        prove();
        clock.pass(Duration.ofMinutes(50));
        var pending = ask(role, false);
        clock.pass(Duration.ofHours(5));

        SignedIn.as(brandon, () -> workflow.decide(pending.id(), Verdict.APPROVE, "Seen it"));

        assertThat(activations.find(pending.id()).orElseThrow().status()).isEqualTo(ActivationStatus.ACTIVE);
    }

    @Test
    void administratorsDescribeContextsAndTheTrailTellsOfIt() {
        var client = new ApiClient(port, paula);
        var body = "{\"displayName\":\"Strong\",\"isAvailable\":true,\"requiredMethods\":[\"totp\"],"
                + "\"maximumAge\":\"PT4H\"}";

        assertThat(client.patch(PATH + "/C42", body).status()).isEqualTo(204);

        assertThat(contexts.find(new AuthenticationContextId("c42")))
                .hasValue(new AuthenticationContext(
                        new AuthenticationContextId("c42"),
                        "Strong",
                        "",
                        true,
                        Set.of(MfaMethod.TOTP),
                        Duration.ofHours(4)));
        var read = new ApiClient(port, lee).get(PATH + "/c42");
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.body())
                .contains("\"id\":\"c42\"", "\"isAvailable\":true", "\"requiredMethods\":[\"totp\"]", "PT4H");
        assertThat(client.patch(PATH + "/c42", read.body()).status()).isEqualTo(204);
        assertThat(client.patch(PATH + "/c42", "{\"maximumAge\":\"PT0S\"}").status())
                .isEqualTo(204);
        assertThat(client.get("/v1.0/auditLogs/directoryAudits?$top=1&$filter=operationType%20eq%20'Update'")
                        .body())
                .contains(
                        "Update authentication context in PIM",
                        "{\"key\":\"authenticationContext\",\"value\":\"c42\"}",
                        "{\"key\":\"maximumAge.oldValue\",\"value\":\"PT4H\"}",
                        "{\"key\":\"maximumAge.newValue\",\"value\":\"PT0S\"}");
        assertThat(client.get(PATH).body()).contains("c42");
    }

    @Test
    void nobodyElseChangesThem() {
        assertThat(new ApiClient(port, lee)
                        .patch(PATH + "/c43", "{\"isAvailable\":true}")
                        .status())
                .isEqualTo(403);
        assertThat(contexts.find(new AuthenticationContextId("c43"))).isEmpty();
    }

    @Test
    void everyFaultOfAContextIsNamed() {
        var answer = new ApiClient(port, paula)
                .patch(
                        PATH + "/c44",
                        "{\"displayName\":\" \",\"requiredMethods\":[\"sorcery\"],\"maximumAge\":\"PT25H\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("displayName has", "requiredMethods names", "maximumAge must be");
        assertThat(contexts.find(new AuthenticationContextId("c44"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"c0", "c100", "x", "c01"})
    void thereAreNoOthers(String id) {
        assertThat(new ApiClient(port, paula).patch(PATH + "/" + id, "{}").status())
                .isEqualTo(404);
        assertThat(new ApiClient(port, paula).get(PATH + "/" + id).status()).isEqualTo(404);
    }

    private void describe(boolean available, Duration maximumAge) {
        contexts.change(
                C1,
                (now, faults) -> new AuthenticationContext(C1, "Strong", "", available, Set.of(), maximumAge),
                paula.id());
    }

    private MfaProof prove() {
        return totp.prove(lee.id(), scene.code(), UUID.randomUUID()).orElseThrow();
    }

    private RoleDefinition roleInContext(String claimValue) {
        return scene.role((ActivationSettings settings) -> settings.withAuthenticationContext(claimValue));
    }

    private Activation ask(RoleDefinition role, boolean typed) {
        var right = scene.eligible(lee, role);
        return SignedIn.as(lee, () -> workflow.start(requestFor(right), typed ? scene.code() : null));
    }
}
