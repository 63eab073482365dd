package org.countersign.breakglass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.firstrun.EmptyInstallation.PASSWORD;
import static org.countersign.role.RoleDefinition.GLOBAL_ADMINISTRATOR;
import static org.countersign.role.RoleDefinition.PRIVILEGED_ROLE_ADMINISTRATOR;
import static org.countersign.role.RoleDefinition.USER_ADMINISTRATOR;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.countersign.assignment.RoleAssignments;
import org.countersign.audit.Activity;
import org.countersign.audit.AuditEvent;
import org.countersign.audit.AuditTrail;
import org.countersign.audit.AuditView;
import org.countersign.directory.Directory;
import org.countersign.directory.User;
import org.countersign.firstrun.EmptyInstallation;
import org.countersign.firstrun.FirstRunTest;
import org.countersign.testing.ApiClient;
import org.countersign.testing.AtOnce;
import org.countersign.testing.Orders;
import org.countersign.testing.Scene;
import org.countersign.testing.Visitor;
import org.countersign.time.MovableClock;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The account in the envelope: what it opens, who seals it, and who hears of it. */
@FirstRunTest
@ExtendWith(OutputCaptureExtension.class)
class BreakGlassTests {

    private static final String PATH = "/v1.0/directory/breakGlassAccount";
    private static final Duration QUARTER = BreakGlassAccounts.QUIET;

    @LocalServerPort
    private int port;

    @Autowired
    private EmptyInstallation installation;

    @Autowired
    private Scene scene;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Directory directory;

    @Autowired
    private RoleAssignments assignments;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private DSLContext dsl;

    private SealedCredentials sealed;
    private ApiClient asGrace;

    @BeforeEach
    void anInstallationWithGraceAndAnEnvelope() {
        sealed = installation.beginWithGrace();
        asGrace = new ApiClient(port, "grace", PASSWORD);
    }

    @Test
    void itHoldsGlobalAdministratorForGoodAndIsNobodys() {
        var account = account();

        assertThat(account.mail()).isNull();
        assertThat(directory.accountsOf(account.person())).hasSize(1);
        assertThat(assignments.activeOf(account.id())).singleElement().satisfies(held -> {
            assertThat(held.role()).isEqualTo(GLOBAL_ADMINISTRATOR);
            assertThat(held.end()).isNull();
        });
    }

    @Test
    void itsPasswordIsDrawnAndOpensTheApiAndThePages() {
        assertThat(sealed.password()).matches("([a-z2-7]{4}-){7}[a-z2-7]{4}");
        assertThat(asSealed(sealed).get("/v1.0/auditLogs/directoryAudits").status())
                .isEqualTo(200);
        assertThat(signIn(sealed)).doesNotContain("sign-in");
    }

    @Test
    void sealedAnewItKeepsItsNameAndTheOldPasswordIsDead() throws Exception {
        var answer = seal();

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.body()).contains(sealed.userPrincipalName()).doesNotContain(sealed.password());
        assertThat(asSealed(sealed).get("/v1.0/me").status()).isEqualTo(401);
        var anew = sealedAnew();
        assertThat(asSealed(anew).get("/v1.0/me").status()).isEqualTo(200);
        assertThat(activities()).contains(Activity.BREAK_GLASS_SEALED);
    }

    @Test
    void sealedAnewNobodyIsSignedInWithTheOldPasswordAnyMore() throws Exception {
        var inside = new Visitor(port);
        inside.signIn(sealed.userPrincipalName(), sealed.password());
        assertThat(inside.get("/account").statusCode()).isEqualTo(200);

        seal();

        assertThat(inside.get("/account").statusCode()).isEqualTo(302);
    }

    @Test
    void onlyAGlobalAdministratorSealsIt() {
        var paula = paula();
        var asPaula = new ApiClient(port, paula);

        assertThat(asPaula.post(PATH, "").status()).isEqualTo(403);
        assertThat(new ApiClient(port, scene.person("Nora")).post(PATH, "").status())
                .isEqualTo(403);
        assertThat(asSealed(sealed).get("/v1.0/me").status()).isEqualTo(200);
        assertThat(whole())
                .filteredOn(event -> event.activity() == Activity.DIRECTORY_REJECTED)
                .hasSize(2);
    }

    @Test
    void administratorsReadOfItButNotItsPassword() {
        var before = asGrace.get(PATH);
        asSealed(sealed).get("/v1.0/me");
        var after = new ApiClient(port, paula()).get(PATH);

        assertThat(before.json().at("/userPrincipalName").asText()).isEqualTo(sealed.userPrincipalName());
        assertThat(before.json().at("/sealedBy/user/displayName").asText()).isEqualTo("grace");
        assertThat(before.json().at("/lastUsedDateTime").isNull()).isTrue();
        assertThat(after.json().at("/lastUsedDateTime").asText()).isNotEmpty();
        assertThat(before.body() + after.body()).doesNotContain(sealed.password());
        assertThat(new ApiClient(port, scene.person("Nora")).get(PATH).status()).isEqualTo(404);
    }

    @Test
    void aSignInOnThePageIsInTheLogAndTheAudit(CapturedOutput log) {
        signIn(sealed);

        assertThat(uses()).singleElement().satisfies(event -> {
            assertThat(event.actor().id()).isEqualTo(account().id());
            assertThat(event.actor().address()).isEqualTo("127.0.0.1");
        });
        assertThat(log.getOut())
                .containsPattern("ERROR.*BREAK GLASS: " + sealed.userPrincipalName() + " signs in from 127.0.0.1");
    }

    @Test
    void aScriptsManyRequestsAreToldOnceAQuarterOfAnHour(CapturedOutput log) {
        for (int i = 0; i < 3; i++) {
            asSealed(sealed).get("/v1.0/me");
        }
        assertThat(uses()).hasSize(1);

        clock.pass(QUARTER);
        asSealed(sealed).get("/v1.0/me");

        assertThat(uses()).hasSize(2);
        assertThat(log.getOut().split("signs in from")).hasSize(3);
    }

    @Test
    void theFirstUseOfANewPasswordIsToldAtOnce() {
        asSealed(sealed).get("/v1.0/me");

        asSealed(sealedAnew()).get("/v1.0/me");

        assertThat(uses()).hasSize(2);
    }

    @Test
    void othersSignInQuietly() {
        asGrace.get("/v1.0/me");
        asGraceWrongly();

        assertThat(uses()).isEmpty();
        assertThat(tries()).isEmpty();
    }

    @Test
    void failedTriesAreToldOnceAQuarterOfAnHourWithTheirNumber(CapturedOutput log) {
        var wrong = new SealedCredentials(sealed.userPrincipalName(), "aaaa");
        for (int i = 0; i < 5; i++) {
            asSealed(wrong).get("/v1.0/me");
        }
        assertThat(tries()).singleElement().satisfies(event -> assertThat(event.details())
                .containsEntry("failures", "1")
                .containsEntry("ipAddress", "127.0.0.1"));

        clock.pass(QUARTER);
        signIn(wrong);

        assertThat(tries()).extracting(event -> event.details().get("failures")).containsExactly("5", "1");
        assertThat(log.getOut()).containsPattern("ERROR.*BREAK GLASS: a sign-in as");
    }

    /** Its name is in the directory, which everybody reads. */
    @Test
    void whoeverTriesInVainKeepsItFromNobody() {
        var wrong = new SealedCredentials(sealed.userPrincipalName(), "aaaa");
        for (int i = 0; i < 9; i++) {
            asSealed(wrong).get("/v1.0/me");
        }

        assertThat(asSealed(sealed).get("/v1.0/me").status()).isEqualTo(200);
    }

    @Test
    void whatTheAuditCannotWriteLetsNobodyIn(CapturedOutput log) {
        dsl.execute("alter table audit_event rename to audit_event_gone");
        try {
            assertThat(asSealed(sealed).get("/v1.0/me").status()).isEqualTo(500);
            var visitor = new Visitor(port);
            assertThat(visitor.signIn(sealed.userPrincipalName(), sealed.password())
                            .statusCode())
                    .isEqualTo(500);
            assertThat(visitor.get("/v1.0/me").statusCode()).isEqualTo(401);
        } finally {
            dsl.execute("alter table audit_event_gone rename to audit_event");
        }
        assertThat(log.getOut()).contains("signs in from");
        assertThat(asSealed(sealed).get("/v1.0/me").status()).isEqualTo(200);
        assertThat(uses()).hasSize(1);
    }

    @Test
    void everyAdministratorIsMailedOfEachUseAndItselfIsNot() {
        var paula = paula();

        asSealed(sealed).get("/v1.0/me");

        assertThat(mailedAbout("Somebody signs in with the break-glass account."))
                .containsExactlyInAnyOrder("grace@mail.example", paula.mail());
    }

    @Test
    void administratorsAreMailedWhenItIsSealedOrDisabled() {
        sealedAnew();
        asGrace.patch(user(account()), "{\"accountEnabled\":false}");

        assertThat(mailedAbout("There is a break-glass account now.")).containsExactly("grace@mail.example");
        assertThat(mailedAbout("The break-glass account has a new password; the old one is dead."))
                .containsExactly("grace@mail.example");
        assertThat(mailedAbout("The break-glass account is not what it was. It was disabled."))
                .containsExactly("grace@mail.example");
    }

    @Test
    void mailThatCannotBeQueuedKeepsNobodyOut(CapturedOutput log) {
        dsl.execute("alter table notification_mail rename to notification_mail_gone");
        try {
            assertThat(asSealed(sealed).get("/v1.0/me").status()).isEqualTo(200);
        } finally {
            dsl.execute("alter table notification_mail_gone rename to notification_mail");
        }
        assertThat(uses()).hasSize(1);
        assertThat(log.getOut()).contains("No break-glass mail could be queued");
    }

    @Test
    void nobodyChoosesItsPassword() {
        var refused = asGrace.patch(user(account()), "{\"passwordProfile\":{\"password\":\"a long way to go\"}}");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.errorMessage()).contains("drawn, never chosen");
        assertThat(asSealed(sealed).get("/v1.0/me").status()).isEqualTo(200);
    }

    /** The sign-in page would ask for it, and nobody has it who opens the envelope. */
    @Test
    void nobodyGivesItASecondFactor() {
        var refused = asGrace.post(user(account()) + "/authentication/softwareOathMethods", "{}");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.errorMessage()).contains("it has no second factor");
        assertThat(asGrace.get(user(account()) + "/authentication/methods").body())
                .doesNotContain("softwareOath");
    }

    @Test
    void itIsInNoGroupAndNamedAsNoApprover() {
        var added = asGrace.post(
                "/v1.0/groups/" + scene.group() + "/members/$ref",
                "{\"@odata.id\":\"https://graph.microsoft.com/v1.0/directoryObjects/%s\"}"
                        .formatted(account().id()));
        var named = asGrace.patch(
                "/v1.0/policies/roleManagementPolicies/DirectoryRole_" + USER_ADMINISTRATOR
                        + "/rules/Approval_EndUser_Assignment",
                """
                {"setting": {"isApprovalRequired": true, "approvalStages": [{"primaryApprovers": [
                {"@odata.type": "#microsoft.graph.singleUser", "userId": "%s"}]}]}}"""
                        .formatted(account().id()));

        assertThat(added.status()).isEqualTo(403);
        assertThat(named.status()).isEqualTo(400);
        assertThat(Stream.of(added, named).map(ApiClient.Answer::errorMessage))
                .allSatisfy(message -> assertThat(message).contains("for emergencies alone"));
    }

    @Test
    void whereItAloneCouldDecideNobodyIsLeftWaiting() {
        var grace = directory.findUserBySignInName("grace").orElseThrow();
        var role = scene.role(Scene::withApproval);
        scene.eligible(grace, role);

        assertThat(asGrace.post(ApiClient.REQUESTS, Orders.activation(role.id().value(), "PT1H"))
                        .errorMessage())
                .contains("ApproverRule");
    }

    @Test
    void itDecidesNothingThatOthersAskFor() {
        var lee = scene.person("Lee");
        var role = scene.role(Scene::withApproval);
        var held = scene.plainRole();
        scene.eligible(lee, role);
        scene.eligible(lee, held, clock.now().plus(Duration.ofDays(10)));
        var asLee = new ApiClient(port, lee);
        var requests = List.of(
                asLee.post(ApiClient.REQUESTS, Orders.activation(role.id().value(), "PT1H")),
                asLee.post(
                        Orders.ELIGIBILITY_REQUESTS, Orders.extension(held.id().value(), "P30D")));

        assertThat(requests).allSatisfy(asked -> {
            assertThat(asked.status()).as(asked.body()).isEqualTo(201);
            var step = Orders.step(asked.json().at("/id").asText());
            assertThat(asSealed(sealed).patch(step, Orders.review("Approve")).status())
                    .isEqualTo(403);
            assertThat(asGrace.patch(step, Orders.review("Approve")).status()).isEqualTo(204);
        });
    }

    @Test
    void nothingIsListedForItToDecide() {
        var lee = scene.person("Lee");
        var role = scene.role(Scene::withApproval);
        scene.eligible(lee, role);
        new ApiClient(port, lee)
                .post(ApiClient.REQUESTS, Orders.activation(role.id().value(), "PT1H"));
        var toDecide = ApiClient.REQUESTS + "/filterByCurrentUser(on='approver')";

        assertThat(asGrace.get(toDecide).json().at("/value")).hasSize(1);
        assertThat(asSealed(sealed).get(toDecide).json().at("/value")).isEmpty();
    }

    @Test
    void itIsNotDisabledInSilenceAndSealedAnewItWorksAgain(CapturedOutput log) {
        assertThat(asGrace.patch(user(account()), "{\"accountEnabled\":false}").status())
                .isEqualTo(204);

        assertThat(log.getOut()).containsPattern("ERROR.*BREAK GLASS: .*It was disabled");
        assertThat(asSealed(sealed).get("/v1.0/me").status()).isEqualTo(401);
        assertThat(tries()).hasSize(1);
        assertThat(asSealed(sealedAnew()).get("/v1.0/me").status()).isEqualTo(200);
    }

    @Test
    void itsRoleIsNotTakenInSilenceAndSealedAnewItHoldsItAgain(CapturedOutput log) {
        assertThat(asGrace.post(
                                ApiClient.REQUESTS,
                                Orders.removal(account().id().toString(), GLOBAL_ADMINISTRATOR.value()))
                        .status())
                .isEqualTo(201);

        assertThat(log.getOut()).containsPattern("ERROR.*BREAK GLASS: .*A role was taken away");
        assertThat(asSealed(sealed).get(PATH).status()).isEqualTo(404);
        assertThat(asSealed(sealedAnew()).get(PATH).status()).isEqualTo(200);
    }

    /** An intruder in the only administrator's account has to be shut out at once. */
    @Test
    void itCountsAsAGlobalAdministratorAndAsTheLastOneItStays() {
        var grace = directory.findUserBySignInName("grace").orElseThrow();
        var asPaula = new ApiClient(port, paula());

        assertThat(asSealed(sealed)
                        .patch(user(grace), "{\"accountEnabled\":false}")
                        .status())
                .isEqualTo(204);

        var disabled = asPaula.patch(user(account()), "{\"accountEnabled\":false}");
        var removed = asPaula.post(
                ApiClient.REQUESTS, Orders.removal(account().id().toString(), GLOBAL_ADMINISTRATOR.value()));
        assertThat(Stream.of(disabled, removed)).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.errorMessage()).contains("The last Global Administrator stays");
        });
    }

    @Test
    void whereThereIsNoneSeveralWhoSealAtOnceMakeOne() {
        dsl.execute("delete from breakglass_account");
        Callable<Integer> sealing = () -> asGrace.post(PATH, "").status();

        assertThat(AtOnce.atOnce(List.of(sealing, sealing, sealing, sealing)))
                .contains(201)
                .isSubsetOf(201, 409);
        assertThat(directory.users(10)).as("Grace, the former one and the one").hasSize(3);
    }

    private SealedCredentials sealedAnew() {
        var answer = asGrace.post(PATH, "").json();
        return new SealedCredentials(
                answer.at("/userPrincipalName").asText(), answer.at("/password").asText());
    }

    private HttpResponse<String> seal() throws IOException, InterruptedException {
        var credentials = Base64.getEncoder().encodeToString(("grace:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + PATH))
                .header("Authorization", "Basic " + credentials)
                .POST(BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private ApiClient asSealed(SealedCredentials credentials) {
        return new ApiClient(port, credentials.userPrincipalName(), credentials.password());
    }

    private void asGraceWrongly() {
        new ApiClient(port, "grace", "wrong").get("/v1.0/me");
    }

    private String signIn(SealedCredentials credentials) {
        return new Visitor(port)
                .signIn(credentials.userPrincipalName(), credentials.password())
                .headers()
                .firstValue("Location")
                .orElse("");
    }

    private User paula() {
        var paula = scene.person("Paula");
        scene.standing(paula, PRIVILEGED_ROLE_ADMINISTRATOR);
        return paula;
    }

    private User account() {
        return directory.findUserBySignInName(sealed.userPrincipalName()).orElseThrow();
    }

    private static String user(User user) {
        return "/v1.0/users/" + user.id();
    }

    private List<String> mailedAbout(String subject) {
        return dsl.resultQuery(
                        "select address from notification_mail where correlation_id = ? and subject = ?",
                        account().id().value(),
                        subject)
                .fetch(0, String.class);
    }

    private List<AuditEvent> uses() {
        return events(Activity.BREAK_GLASS_USED);
    }

    private List<AuditEvent> tries() {
        return events(Activity.BREAK_GLASS_TRIED);
    }

    private List<AuditEvent> events(Activity activity) {
        return whole().stream().filter(event -> event.activity() == activity).toList();
    }

    private List<Activity> activities() {
        return whole().stream().map(AuditEvent::activity).toList();
    }

    private List<AuditEvent> whole() {
        return trail.newestFirst(new AuditView.Whole(), 100);
    }
}
