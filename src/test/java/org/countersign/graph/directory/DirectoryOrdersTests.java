package org.countersign.graph.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.countersign.CountersignTest;
import org.countersign.audit.Activity;
import org.countersign.audit.AuditEvent;
import org.countersign.audit.AuditTrail;
import org.countersign.audit.AuditView;
import org.countersign.directory.Directory;
import org.countersign.directory.User;
import org.countersign.role.RoleDefinition;
import org.countersign.role.Roles;
import org.countersign.testing.ApiClient;
import org.countersign.testing.ApiClient.Answer;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Administrators keep the directory over REST, and help themselves to nothing. */
@CountersignTest
class DirectoryOrdersTests {

    private static final AuditView WHOLE = new AuditView.Whole();

    @LocalServerPort
    private int port;

    @Autowired
    private Scene scene;

    @Autowired
    private Directory directory;

    @Autowired
    private Roles roles;

    @Autowired
    private AuditTrail trail;

    private User paula;
    private User lee;
    private ApiClient asPaula;

    @BeforeEach
    void setTheScene() {
        paula = scene.person("Paula");
        lee = scene.person("Lee");
        scene.standing(paula, RoleDefinition.PRIVILEGED_ROLE_ADMINISTRATOR);
        asPaula = new ApiClient(port, paula);
    }

    @Test
    void anAdministratorCreatesAUserWhoCanSignIn() {
        var name = "nora" + UUID.randomUUID();

        var created = asPaula.post(
                "/v1.0/users",
                """
                {"accountEnabled":true,"displayName":"Nora Silva","mailNickname":"%s","mail":"nora@mail.example",
                "userPrincipalName":"%s@Contoso.example","userType":"guest",
                "passwordProfile":{"password":"correct horse battery"}}"""
                        .formatted(name, name));

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().at("/userPrincipalName").asText()).isEqualTo(name + "@contoso.example");
        assertThat(created.json().at("/userType").asText()).isEqualTo("Guest");
        assertThat(created.body()).doesNotContain("correct horse");
        var me = new ApiClient(port, name, "correct horse battery").get("/v1.0/me");
        assertThat(me.json().at("/id")).isEqualTo(created.json().at("/id"));
        assertThat(activitiesOf(created.json().at("/id").asText()))
                .containsExactlyInAnyOrder(Activity.USER_CREATED, Activity.PASSWORD_SET, Activity.SIGNED_IN);
    }

    @Test
    void everyFaultOfANewUserIsNamed() {
        var refused = asPaula.post(
                "/v1.0/users",
                """
                {"displayName":"=cmd()","userPrincipalName":"no-domain","mailNickname":"a b","mail":"x","userType":"robot",
                "samePersonAs":"%s","passwordProfile":{"password":"short"}}"""
                        .formatted(UUID.randomUUID()));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/error/details").findValuesAsText("message"))
                .hasSize(7)
                .anyMatch(fault -> fault.startsWith("userPrincipalName must"))
                .anyMatch(fault -> fault.startsWith("mailNickname must"))
                .anyMatch(fault -> fault.startsWith("displayName must not begin"))
                .anyMatch(fault -> fault.startsWith("mail must"))
                .anyMatch(fault -> fault.startsWith("userType must"))
                .anyMatch(fault -> fault.startsWith("samePersonAs names"))
                .anyMatch(fault -> fault.startsWith("Choose a password"));
    }

    @ParameterizedTest
    @CsvSource({
        "displayName, 'two\\nlines'",
        "displayName, ''",
        "displayName, @SUM(A1)",
        "userPrincipalName, 'a b@contoso.example'",
        "mail, 'a@b.example, c@d.example'",
        "userType, admin"
    })
    void whatIsNoNameIsRefused(String property, String value) {
        var refused = asPaula.patch(user(lee), "{\"%s\":\"%s\"}".formatted(property, value));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.errorMessage()).startsWith(property);
        assertThat(directory.user(lee.id())).isEqualTo(lee);
    }

    @Test
    void namesOfOthersAreTaken() {
        assertThat(asPaula.patch(user(lee), "{\"userPrincipalName\":\"%s\"}".formatted(paula.userPrincipalName()))
                        .errorMessage())
                .contains("another account of that userPrincipalName");
        assertThat(asPaula.patch(user(lee), "{\"mailNickname\":\"%s\"}".formatted(paula.mailNickname()))
                        .errorMessage())
                .contains("another account of that mailNickname");
    }

    @Test
    void aChangeLeavesTheRestAndIsAudited() {
        var changed = asPaula.patch(
                "/v1.0/users/" + lee.userPrincipalName(), "{\"displayName\":\"Lee Gu-Lind\",\"mail\":null}");

        assertThat(changed.status()).isEqualTo(204);
        var now = directory.user(lee.id());
        assertThat(now.displayName()).isEqualTo("Lee Gu-Lind");
        assertThat(now.mail()).isNull();
        assertThat(now.userPrincipalName()).isEqualTo(lee.userPrincipalName());
        assertThat(now.person()).isEqualTo(lee.person());
        assertThat(trail.newestFirst(WHOLE, lee.id().value(), 10))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.activity()).isEqualTo(Activity.USER_CHANGED);
                    assertThat(row.actor().id()).isEqualTo(paula.id());
                    assertThat(row.details()).containsEntry("displayName" + AuditEvent.BEFORE, lee.displayName());
                });
    }

    @Test
    void aChangeThatChangesNothingLeavesNoTrace() {
        asPaula.patch(user(lee), "{\"displayName\":\"%s\",\"samePersonAs\":null}".formatted(lee.displayName()));

        assertThat(trail.newestFirst(WHOLE, lee.id().value(), 10)).isEmpty();
    }

    @Test
    void aDisabledUserIsOutAtOnce() {
        var asLee = new ApiClient(port, lee);
        assertThat(asPaula.patch(user(lee), "{\"accountEnabled\":false}").status())
                .isEqualTo(204);
        assertThat(asLee.get("/v1.0/me").status()).isEqualTo(401);

        asPaula.patch(user(lee), "{\"accountEnabled\":true}");
        assertThat(asLee.get("/v1.0/me").status()).isEqualTo(200);
    }

    @Test
    void accountsAreLinkedToOnePersonAndUnlinked() {
        var second = scene.person("Lee again");

        asPaula.patch(user(second), "{\"samePersonAs\":\"%s\"}".formatted(lee.id()));
        assertThat(directory.user(second.id()).isSamePersonAs(lee)).isTrue();

        asPaula.patch(user(second), "{\"samePersonAs\":null}");
        assertThat(directory.user(second.id()).isSamePersonAs(lee)).isFalse();
    }

    @Test
    void nobodyChangesWhoseHisOwnAccountsAre() {
        var second = scene.secondAccountOf(paula);

        for (var own : new User[] {paula, second}) {
            for (var link : new String[] {"null", "\"" + lee.id() + "\""}) {
                var refused = asPaula.patch(user(own), "{\"samePersonAs\":" + link + "}");
                assertThat(refused.status()).isEqualTo(403);
                assertThat(refused.errorMessage()).contains("from no account of his");
            }
        }
        assertThat(directory.user(second.id()).isSamePersonAs(paula)).isTrue();
    }

    @Test
    void nobodyDisablesOrEnablesAnAccountOfHisOwn() {
        var second = scene.secondAccountOf(paula);
        directory.setEnabled(second.id(), false);

        assertThat(asPaula.patch(user(paula), "{\"accountEnabled\":false}").status())
                .isEqualTo(403);
        assertThat(asPaula.patch(user(second), "{\"accountEnabled\":true}").status())
                .isEqualTo(403);
    }

    @Test
    void accountsAreDisabledNotDeleted() {
        var refused = asPaula.delete(user(lee));

        assertThat(refused.status()).isEqualTo(405);
        assertThat(refused.errorMessage()).contains("disable it");
        assertThat(asPaula.delete("/v1.0/groups/" + scene.group()).status()).isEqualTo(405);
    }

    @Test
    void onlyAnActiveAdministratorChangesAnything() {
        var eligible = scene.person("Emma");
        scene.eligible(eligible, roles.role(RoleDefinition.GLOBAL_ADMINISTRATOR));
        var group = "/v1.0/groups/" + scene.group();
        var unit = asPaula.post("/v1.0/directory/administrativeUnits", "{\"displayName\":\"Norway\"}")
                .json()
                .at("/id")
                .asText();

        for (var user : new User[] {lee, eligible}) {
            var as = new ApiClient(port, user);
            var refused = new Answer[] {
                as.post("/v1.0/users", "{\"displayName\":\"X\",\"userPrincipalName\":\"x@contoso.example\"}"),
                as.patch(user(paula), "{\"displayName\":\"X\"}"),
                as.patch(user(user), "{\"displayName\":\"X\"}"),
                as.post("/v1.0/groups", "{\"displayName\":\"X\"}"),
                as.patch(group, "{\"displayName\":\"X\"}"),
                as.post(group + "/members/$ref", reference(paula.id())),
                as.delete(group + "/members/" + paula.id() + "/$ref"),
                as.post("/v1.0/directory/administrativeUnits", "{\"displayName\":\"X\"}"),
                as.patch("/v1.0/directory/administrativeUnits/" + unit, "{\"displayName\":\"X\"}")
            };
            assertThat(refused).extracting(Answer::status).containsOnly(403);
        }
        assertThat(trail.newestFirst(new AuditView.Whole(), paula.id().value(), 10))
                .extracting(AuditEvent::activity)
                .filteredOn(activity -> activity != Activity.SIGNED_IN)
                .containsOnly(Activity.DIRECTORY_REJECTED);
    }

    @Test
    void groupsAreCreatedRenamedFilledAndEmptied() {
        var created = asPaula.post("/v1.0/groups", "{\"displayName\":\"Desk %s\"}".formatted(lee.id()));
        assertThat(created.status()).isEqualTo(201);
        var group = "/v1.0/groups/" + created.json().at("/id").asText();
        var inner = scene.group(scene.person("Mike"));

        assertThat(asPaula.patch(group, "{\"displayName\":\"Counter %s\"}".formatted(lee.id()))
                        .status())
                .isEqualTo(204);
        assertThat(asPaula.post(group + "/members/$ref", reference(lee.id())).status())
                .isEqualTo(204);
        assertThat(asPaula.post(group + "/members/$ref", reference(lee.id())).status())
                .isEqualTo(400);
        assertThat(asPaula.post(group + "/members/$ref", reference(inner)).status())
                .isEqualTo(204);

        assertThat(asPaula.get(group).json().at("/displayName").asText()).startsWith("Counter");
        assertThat(asPaula.get(group + "/members").json().at("/value").findValuesAsText("@odata.type"))
                .containsExactlyInAnyOrder("#microsoft.graph.group", "#microsoft.graph.user");
        assertThat(asPaula.get(group + "/transitiveMembers").json().at("/value"))
                .hasSize(3);
        assertThat(asPaula.get(user(lee) + "/memberOf").json().at("/value").findValuesAsText("id"))
                .containsExactly(created.json().at("/id").asText());

        assertThat(asPaula.delete(group + "/members/" + lee.id() + "/$ref").status())
                .isEqualTo(204);
        assertThat(asPaula.delete(group + "/members/" + lee.id() + "/$ref").status())
                .isEqualTo(404);
        assertThat(asPaula.delete(group + "/members/" + inner + "/$ref").status())
                .isEqualTo(204);
        assertThat(asPaula.get(group + "/members").json().at("/value")).isEmpty();
        assertThat(activitiesOf(created.json().at("/id").asText()))
                .contains(
                        Activity.GROUP_CREATED,
                        Activity.GROUP_CHANGED,
                        Activity.GROUP_MEMBER_ADDED,
                        Activity.GROUP_MEMBER_REMOVED);
    }

    @Test
    void aGroupIsNeverNestedInItself() {
        var outer = scene.group();
        var inner = scene.group();
        asPaula.post("/v1.0/groups/" + outer + "/members/$ref", reference(inner));

        assertThat(asPaula.post("/v1.0/groups/" + inner + "/members/$ref", reference(outer))
                        .errorMessage())
                .contains("nested in itself");
        assertThat(asPaula.post("/v1.0/groups/" + outer + "/members/$ref", reference(outer))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void twoGroupsHaveTwoNames() {
        asPaula.post("/v1.0/groups", "{\"displayName\":\"Desk %s\"}".formatted(lee.id()));

        var refused = asPaula.post("/v1.0/groups", "{\"displayName\":\"DESK %s\"}".formatted(lee.id()));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.errorMessage()).contains("another group");
    }

    @Test
    void nobodyPutsHimselfIntoAGroupByWhateverWay() {
        var second = scene.secondAccountOf(paula);
        var approvers = scene.group();
        var hers = scene.group(second);
        var around = scene.group();
        asPaula.post("/v1.0/groups/" + around + "/members/$ref", reference(scene.group()));

        for (var member : new Object[] {paula.id(), second.id(), hers}) {
            var refused = asPaula.post("/v1.0/groups/" + approvers + "/members/$ref", reference(member));
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.errorMessage()).startsWith("Nobody makes himself a member");
        }
        assertThat(asPaula.post("/v1.0/groups/" + approvers + "/members/$ref", reference(around))
                        .status())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({"'{}'", "'{\"@odata.id\":\"x\"}'", "'{\"@odata.id\":\"https://h/v1.0/directoryObjects/1\"}'"})
    void aReferenceThatNamesNothingIsRefused(String body) {
        assertThat(asPaula.post("/v1.0/groups/" + scene.group() + "/members/$ref", body)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void administrativeUnitsAreKept() {
        var units = "/v1.0/directory/administrativeUnits";
        var created = asPaula.post(units, "{\"displayName\":\"Norway\"}");
        assertThat(created.status()).isEqualTo(201);
        var id = created.json().at("/id").asText();

        assertThat(asPaula.patch(units + "/" + id, "{\"displayName\":\"Nordics\"}")
                        .status())
                .isEqualTo(204);

        assertThat(asPaula.get(units + "/" + id).json().at("/displayName").asText())
                .isEqualTo("Nordics");
        assertThat(new ApiClient(port, lee).get(units).json().at("/value").findValuesAsText("id"))
                .contains(id);
        assertThat(asPaula.post(units, "{}").status()).isEqualTo(400);
        assertThat(asPaula.get(units + "/" + lee.id()).status()).isEqualTo(404);
        assertThat(activitiesOf(id))
                .containsExactlyInAnyOrder(Activity.ADMINISTRATIVE_UNIT_CREATED, Activity.ADMINISTRATIVE_UNIT_CHANGED);
    }

    private static String user(User user) {
        return "/v1.0/users/" + user.id();
    }

    private static String reference(Object id) {
        return "{\"@odata.id\":\"https://contoso.example/v1.0/directoryObjects/" + id + "\"}";
    }

    private Iterable<Activity> activitiesOf(String correlation) {
        return trail.newestFirst(WHOLE, UUID.fromString(correlation), 20).stream()
                .map(AuditEvent::activity)
                .toList();
    }
}
