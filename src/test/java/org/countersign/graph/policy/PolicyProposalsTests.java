package org.countersign.graph.policy;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.testing.AtOnce.atOnce;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.countersign.CountersignTest;
import org.countersign.directory.User;
import org.countersign.role.OverdueProposals;
import org.countersign.role.RoleDefinition;
import org.countersign.role.RoleDefinitionId;
import org.countersign.role.Roles;
import org.countersign.testing.ApiClient;
import org.countersign.testing.ApiClient.Answer;
import org.countersign.testing.ContextOfItsOwn;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Where it takes two, an administrator's change of settings waits for another one, who is another person. */
@CountersignTest
@Tag(ContextOfItsOwn.TAG)
@TestPropertySource(
        properties = {
            "countersign.role-settings.approval-required=true",
            "spring.datasource.url=jdbc:h2:mem:proposals;LOCK_TIMEOUT=20000;DB_CLOSE_DELAY=-1",
            "countersign.data-dir=${test.data}/proposals",
            "camunda.bpm.process-engine-name=proposals"
        })
class PolicyProposalsTests {

    private static final String PROPOSALS = "/v1.0/policies/roleManagementPolicyProposals";
    private static final String APPROVE = "{\"reviewResult\":\"Approve\",\"justification\":\"As agreed\"}";
    private static final String DENY = "{\"reviewResult\":\"Deny\",\"justification\":\"Not so long\"}";

    @LocalServerPort
    private int port;

    @Autowired
    private Scene scene;

    @Autowired
    private Roles roles;

    @Autowired
    private OverdueProposals overdue;

    @Autowired
    private JdbcClient database;

    private User paula;
    private User grace;
    private RoleDefinition role;
    private String policy;

    @BeforeEach
    void administrators() {
        paula = administrator("Paula");
        grace = administrator("Grace");
        role = scene.plainRole();
        policy = policyOf(role.id());
    }

    private User administrator(String name) {
        var user = scene.person(name);
        scene.standing(user, RoleDefinition.PRIVILEGED_ROLE_ADMINISTRATOR);
        return user;
    }

    private static String policyOf(RoleDefinitionId role) {
        return "/v1.0/policies/roleManagementPolicies/DirectoryRole_" + role;
    }

    @Test
    void aChangeWaitsAndCountsFromTheApprovalOn() {
        var waiting = propose("PT2H");
        assertThat(maximum()).isEqualTo("PT8H");

        var proposal = as(grace).get(waiting).json();
        assertThat(proposal.at("/createdBy/user/id").asText())
                .isEqualTo(paula.id().toString());
        assertThat(proposal.at("/rules/0/maximumDuration").asText()).isEqualTo("PT2H");
        assertThat(proposal.at("/currentRules/0/maximumDuration").asText()).isEqualTo("PT8H");
        assertThat(proposal.path("rules")).hasSize(1);

        assertThat(as(grace).patch(waiting, APPROVE).status()).isEqualTo(204);
        assertThat(maximum()).isEqualTo("PT2H");
        assertThat(as(grace).get(waiting).status()).isEqualTo(404);
        assertThat(storyOf(waiting))
                .isEqualTo("Update role setting in PIM by Grace, Update role setting in PIM approved by Grace, "
                        + "Update role setting in PIM proposed by Paula");
    }

    @Test
    void whatIsDeniedOrWithdrawnChangesNothing() {
        var denied = propose("PT2H");
        assertThat(as(grace).patch(denied, DENY).status()).isEqualTo(204);
        var withdrawn = propose("PT3H");
        assertThat(as(paula).delete(withdrawn).status()).isEqualTo(204);

        assertThat(maximum()).isEqualTo("PT8H");
        assertThat(storyOf(denied)).startsWith("Update role setting in PIM denied by Grace");
        assertThat(storyOf(withdrawn)).startsWith("Update role setting in PIM withdrawn by Paula");
    }

    @Test
    void nobodyDecidesHisOwnByWhateverAccount() {
        var second = scene.secondAccountOf(paula);
        scene.standing(second, RoleDefinition.GLOBAL_ADMINISTRATOR);
        var waiting = propose("PT2H");

        for (var user : List.of(paula, second)) {
            assertThat(as(user).patch(waiting, APPROVE).status()).isEqualTo(403);
            assertThat(as(user).patch(waiting, DENY).status()).isEqualTo(403);
        }
        assertThat(as(grace).delete(waiting).status()).isEqualTo(403);
        assertThat(maximum()).isEqualTo("PT8H");
    }

    /** As if its time had passed, whether or not anything has tidied it up. */
    @Test
    void whatNobodyDecidesInTimeChangesNothingAndMakesRoom() {
        var late = propose("PT2H");
        endTheTimeOf(late);

        assertThat(as(grace).patch(late, APPROVE).status()).isEqualTo(404);
        assertThat(as(paula).delete(late).status()).isEqualTo(404);
        assertThat(idsIn(as(grace).get(PROPOSALS))).doesNotContain(idIn(late));
        var next =
                pathOf(as(grace).patch(rule(), "{\"maximumDuration\":\"PT3H\"}").header("Location"));
        assertThat(as(paula).patch(next, APPROVE).status()).isEqualTo(204);
        assertThat(maximum()).isEqualTo("PT3H");
        assertThat(storyOf(late)).startsWith("Update role setting in PIM request expired by ,");
    }

    @Test
    void whatNobodyDecidesInTimeIsTidiedUpOnceAndToldOf() {
        var late = propose("PT2H");
        var inTime = as(grace)
                .patch(
                        policyOf(scene.plainRole().id()) + "/rules/Expiration_EndUser_Assignment",
                        "{\"maximumDuration\":\"PT3H\"}");
        endTheTimeOf(late);

        overdue.sweep();
        overdue.sweep();

        assertThat(storyOf(late))
                .isEqualTo(
                        "Update role setting in PIM request expired by , Update role setting in PIM proposed by Paula");
        assertThat(toldOf(late))
                .startsWith("settings-proposal-closed to Grace, settings-proposal-closed to Paula, settings-proposed");
        assertThat(as(grace).get(pathOf(inTime.header("Location"))).status()).isEqualTo(200);
        assertThat(maximum()).isEqualTo("PT8H");
    }

    @Test
    void whatWaitsSaysUntilWhen() {
        var proposal = as(grace).get(propose("PT2H")).json();

        var proposed = Instant.parse(proposal.path("createdDateTime").asText());
        assertThat(Instant.parse(proposal.path("expirationDateTime").asText()))
                .isEqualTo(proposed.plus(7, ChronoUnit.DAYS));
    }

    @Test
    void whoIsNoAdministratorNeitherProposesNorSeesNorDecides() {
        var lee = scene.person("Lee");
        var waiting = propose("PT2H");

        assertThat(as(lee).patch(policy + "/rules/Expiration_EndUser_Assignment", "{\"maximumDuration\":\"PT1H\"}")
                        .status())
                .isEqualTo(403);
        assertThat(as(lee).get(waiting).status()).isEqualTo(404);
        assertThat(as(lee).patch(waiting, APPROVE).status()).isEqualTo(404);
        assertThat(as(lee).delete(waiting).status()).isEqualTo(404);
        assertThat(idsIn(as(lee).get(PROPOSALS))).isEmpty();
        assertThat(idsIn(as(grace).get(PROPOSALS))).contains(idIn(waiting));
    }

    @Test
    void aDecisionSaysWhy() {
        var waiting = propose("PT2H");

        assertThat(as(grace).patch(waiting, "{\"reviewResult\":\"Approve\"}").errorMessage())
                .isEqualTo("A decision needs a justification.");
        assertThat(as(grace).patch(waiting, "{\"justification\":\"Yes\"}").errorMessage())
                .isEqualTo("reviewResult must be Approve or Deny.");
        assertThat(maximum()).isEqualTo("PT8H");
    }

    @Test
    void whoProposedAddsToItAndWhatWasReadBeforeCannotBeApproved() {
        var first = propose("PT2H");
        var both = propose("Enablement_EndUser_Assignment", "{\"enabledRules\":[\"Justification\",\"Ticketing\"]}");

        assertThat(as(grace).patch(first, APPROVE).status()).isEqualTo(404);
        assertThat(as(grace).patch(both, APPROVE).status()).isEqualTo(204);
        assertThat(maximum()).isEqualTo("PT2H");
        assertThat(as(grace)
                        .get(policy + "/rules/Enablement_EndUser_Assignment")
                        .body())
                .contains("Ticketing");
    }

    @Test
    void whatIsAddedIsJudgedOnTopOfWhatWaits() {
        policy = policyOf(scene.role(Scene::withMfa).id());
        propose("Enablement_EndUser_Assignment", "{\"enabledRules\":[\"Justification\"]}");
        var both = propose("AuthenticationContext_EndUser_Assignment", "{\"isEnabled\":true,\"claimValue\":\"c1\"}");

        assertThat(as(grace).patch(both, APPROVE).status()).isEqualTo(204);
        assertThat(as(grace)
                        .get(policy + "/rules/AuthenticationContext_EndUser_Assignment")
                        .body())
                .contains("\"claimValue\":\"c1\"");
    }

    @Test
    void nobodyChangesByHimselfAContextThatARoleAsksFor() {
        var contexts = "/v1.0/identity/conditionalAccess/authenticationContextClassReferences/";
        var described = "{\"displayName\":\"Now\",\"isAvailable\":true,\"maximumAge\":\"PT0S\"}";
        assertThat(as(paula).patch(contexts + "c7", described).status()).isEqualTo(204);
        policy = policyOf(scene.role(Scene::withMfa).id());
        propose("Enablement_EndUser_Assignment", "{\"enabledRules\":[\"Justification\"]}");
        var both = propose("AuthenticationContext_EndUser_Assignment", "{\"isEnabled\":true,\"claimValue\":\"c7\"}");
        assertThat(as(grace).patch(both, APPROVE).status()).isEqualTo(204);

        var refused = as(paula).patch(contexts + "c7", "{\"maximumAge\":\"PT24H\"}");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.errorMessage()).contains("describe another context");
        assertThat(as(paula).patch(contexts + "c8", described).status()).isEqualTo(204);
    }

    @Test
    void whatAddsNothingLeavesWhatWasReadAsItIs() {
        var waiting = propose("PT2H");

        assertThat(propose("PT2H")).isEqualTo(waiting);
        assertThat(pathOf(as(paula).patch(policy, "{}").header("Location"))).isEqualTo(waiting);
        assertThat(storyOf(waiting)).isEqualTo("Update role setting in PIM proposed by Paula");
    }

    @Test
    void whatTakesTheChangeBackWithdrawsIt() {
        var waiting = propose("PT2H");

        assertThat(as(paula).patch(rule(), "{\"maximumDuration\":\"PT8H\"}").status())
                .isEqualTo(204);
        assertThat(as(grace).get(waiting).status()).isEqualTo(404);
        assertThat(storyOf(waiting)).startsWith("Update role setting in PIM withdrawn by Paula");
    }

    @Test
    void nothingIsKeptThatNobodyReads() {
        var waiting = propose(
                "Expiration_EndUser_Assignment",
                "{\"id\":\"Approval_EndUser_Assignment\",\"maximumDuration\":\"PT2H\",\"target\":{\"later\":[1e400]}}");

        assertThat(editOf(waiting))
                .contains("Expiration_EndUser_Assignment", "PT2H")
                .doesNotContain("Approval_", "later");
    }

    /** Of another release, say. It can be closed, and hides no other one. */
    @Test
    void whatCannotBeReadCanBeDenied() {
        var waiting = propose("PT2H");
        database.sql("update role_settings_proposal set edit = ? where id = ?")
                .params("{\"rules\":[{\"id\":\"Expiration_EndUser_Assignment\",\"maximumDuration\":4}]}", idIn(waiting))
                .update();

        assertThat(as(grace).get(waiting).json().at("/faults/0").asText()).startsWith("This release cannot read");
        assertThat(idsIn(as(grace).get(PROPOSALS))).contains(idIn(waiting));
        assertThat(as(grace).patch(waiting, APPROVE).errorCode()).isEqualTo("InvalidPolicyRule");
        assertThat(as(grace).patch(waiting, DENY).status()).isEqualTo(204);
        assertThat(maximum()).isEqualTo("PT8H");
    }

    @Test
    void anotherAdministratorsChangeIsRefusedWhileOneWaits() {
        propose("PT2H");

        var answer = as(grace).patch(policy + "/rules/Expiration_EndUser_Assignment", "{\"maximumDuration\":\"PT4H\"}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.errorMessage()).contains("waits to be approved");
    }

    @Test
    void whatCannotBeMeantIsRefusedAtOnceAndWhatChangesNothingWaitsForNobody() {
        var rule = policy + "/rules/Expiration_EndUser_Assignment";

        assertThat(as(paula).patch(rule, "{\"maximumDuration\":\"P9D\"}").errorCode())
                .isEqualTo("InvalidPolicyRule");
        assertThat(as(paula).patch(rule, "{\"maximumDuration\":\"PT8H\"}").status())
                .isEqualTo(204);
        assertThat(as(paula)
                        .patch(rule, "{\"maximumDuration\":\"PT1H\"}", "If-Match", "\"stale\"")
                        .status())
                .isEqualTo(412);
        assertThat(idsIn(as(paula).get(PROPOSALS))).noneMatch(id -> as(paula)
                .get(PROPOSALS + "/" + id)
                .body()
                .contains(role.id().toString()));
    }

    @Test
    void ofTwoDecisionsAtOnceOneCounts() {
        var mike = administrator("Mike");
        var waiting = propose("PT2H");
        Callable<Answer> approval = () -> as(grace).patch(waiting, APPROVE);
        Callable<Answer> denial = () -> as(mike).patch(waiting, DENY);

        var answers = atOnce(List.of(approval, denial));

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(204);
        assertThat(maximum()).isEqualTo(answers.get(0).status() == 204 ? "PT2H" : "PT8H");
    }

    @Test
    void whatIsAddedWhileItIsApprovedIsNotApproved() {
        var waiting = propose("PT2H");
        Callable<Answer> approval = () -> as(grace).patch(waiting, APPROVE);
        Callable<Answer> addition = () -> as(paula).patch(rule(), "{\"maximumDuration\":\"PT3H\"}");

        var answers = atOnce(List.of(approval, addition));

        assertThat(answers.get(1).status()).isEqualTo(202);
        assertThat(maximum()).isEqualTo(answers.get(0).status() == 204 ? "PT2H" : "PT8H");
    }

    @Test
    void whoMayDecideOrCouldIsAskedAndAdministratorsAreToldWhatBecameOfIt() {
        scene.eligible(scene.person("Mike"), roles.role(RoleDefinition.GLOBAL_ADMINISTRATOR));
        var waiting = propose("PT2H");
        assertThat(toldOf(waiting)).isEqualTo("settings-proposed to Grace, settings-proposed to Mike");

        as(grace).patch(waiting, APPROVE);
        assertThat(toldOf(waiting))
                .isEqualTo("settings-proposal-closed to Grace, settings-proposal-closed to Paula, "
                        + "settings-proposed to Grace, settings-proposed to Mike");
    }

    @Test
    void whatTheProposalOfADisabledAccountAsksForIsDenied() {
        var waiting = propose("PT2H");
        as(grace).patch("/v1.0/users/" + paula.id(), "{\"accountEnabled\": false}");

        assertThat(as(grace).patch(waiting, APPROVE).status()).isEqualTo(409);
        assertThat(as(grace).patch(waiting, DENY).status()).isEqualTo(204);
    }

    private String propose(String maximum) {
        return propose("Expiration_EndUser_Assignment", "{\"maximumDuration\":\"%s\"}".formatted(maximum));
    }

    /** @return where it waits */
    private String propose(String rule, String body) {
        var answer = as(paula).patch(policy + "/rules/" + rule, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return pathOf(answer.header("Location"));
    }

    private static String pathOf(String location) {
        assertThat(location).contains(PROPOSALS);
        return location.substring(location.indexOf(PROPOSALS));
    }

    private String rule() {
        return policy + "/rules/Expiration_EndUser_Assignment";
    }

    private void endTheTimeOf(String waiting) {
        database.sql("update role_settings_proposal set deadline = current_timestamp where id = ?")
                .params(idIn(waiting))
                .update();
    }

    private String editOf(String waiting) {
        return database.sql("select edit from role_settings_proposal where id = ?")
                .params(idIn(waiting))
                .query(String.class)
                .single();
    }

    private String maximum() {
        return as(paula).get(rule()).json().path("maximumDuration").asText();
    }

    private static UUID idIn(String path) {
        return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    }

    private static List<UUID> idsIn(Answer list) {
        return values(list)
                .map(value -> UUID.fromString(value.path("id").asText()))
                .toList();
    }

    /** The newest fact first. */
    private String storyOf(String waiting) {
        return values(as(grace)
                        .get("/v1.0/auditLogs/directoryAudits?$filter=correlationId%20eq%20'" + idIn(waiting) + "'"))
                .map(fact -> fact.path("activityDisplayName").asText() + " by "
                        + fact.at("/initiatedBy/user/displayName").asText())
                .collect(joining(", "));
    }

    private String toldOf(String waiting) {
        return values(as(grace).get("/v1.0/auditLogs/notices?$filter=correlationId%20eq%20" + idIn(waiting)))
                .map(notice -> notice.path("kind").asText() + " to "
                        + notice.at("/recipient/displayName").asText())
                .sorted()
                .collect(joining(", "));
    }

    private static Stream<JsonNode> values(Answer list) {
        return StreamSupport.stream(list.json().path("value").spliterator(), false);
    }

    private ApiClient as(User user) {
        return new ApiClient(port, user);
    }
}
