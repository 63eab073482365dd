package org.countersign.graph.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.countersign.CountersignTest;
import org.countersign.assignment.AssignmentType;
import org.countersign.assignment.Eligibilities;
import org.countersign.assignment.Eligibility;
import org.countersign.assignment.EligibilityId;
import org.countersign.assignment.RoleAssignment;
import org.countersign.assignment.RoleAssignments;
import org.countersign.directory.PrincipalId;
import org.countersign.directory.User;
import org.countersign.role.RoleDefinition;
import org.countersign.role.Scope;
import org.countersign.testing.ApiClient;
import org.countersign.testing.ApiClient.Answer;
import org.countersign.testing.Orders;
import org.countersign.testing.Scene;
import org.countersign.time.MovableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Collections as clients ask for them: filtered, sorted, a page at a time, each thing in the shape that is wanted. */
@CountersignTest
class CollectionTests {

    private static final String ROOT = "/v1.0/roleManagement/directory/";
    private static final String HELD = ROOT + "roleAssignmentScheduleInstances";
    private static final String SCHEDULES = ROOT + "roleAssignmentSchedules";
    private static final String ELIGIBLE = ROOT + "roleEligibilityScheduleInstances";
    private static final String REQUESTS = ROOT + "roleAssignmentScheduleRequests";
    private static final String OWN = "/filterByCurrentUser(on='principal')";
    private static final String TO_DECIDE = "/filterByCurrentUser(on='approver')";
    private static final String APPROVALS = "/beta/roleManagement/directory/roleAssignmentApprovals";
    private static final String ROLES = ROOT + "roleDefinitions";
    private static final String POLICIES = "/v1.0/policies/roleManagementPolicies";
    private static final String POLICY_ASSIGNMENTS = "/v1.0/policies/roleManagementPolicyAssignments";
    private static final String AUDITS = "/v1.0/auditLogs/directoryAudits";

    @LocalServerPort
    private int port;

    @Autowired
    private Scene scene;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Eligibilities eligibilities;

    @Autowired
    private RoleAssignments assignments;

    private User paula;
    private User lee;
    private User nora;
    private RoleDefinition role;

    @BeforeEach
    void people() {
        paula = scene.person("Paula O'Hara");
        lee = scene.person("Lee");
        nora = scene.person("Nora");
        role = scene.plainRole();
        scene.standing(paula, RoleDefinition.PRIVILEGED_ROLE_ADMINISTRATOR);
    }

    @Test
    void whatNoRouteReadsIsRefusedWhateverItIsCalled() {
        for (var slip : List.of("?fitler=x", "?status=Provisioned", "?$skip=1")) {
            assertThat(as(paula).get(REQUESTS + slip).errorMessage()).contains("is not served here");
        }
    }

    /** The request is refused and kept. */
    @Test
    void aScopeThatThereIsNotIsExpandedToNothing() {
        for (var unit : List.of("not-a-unit", UUID.randomUUID().toString())) {
            var refused = as(lee).post(
                            REQUESTS,
                            """
                            {"action":"selfActivate","roleDefinitionId":"%s","justification":"x",
                             "directoryScopeId":"/administrativeUnits/%s"}"""
                                    .formatted(role.id(), unit));
            assertThat(refused.status()).isEqualTo(400);
        }

        assertThat(as(lee).get(REQUESTS + OWN + "?$expand=directoryScope").status())
                .isEqualTo(200);
    }

    @Test
    void everybodyReadsHisOwnAndReadersReadAll() {
        var reader = scene.person("Reader");
        scene.standing(reader, RoleDefinition.GLOBAL_READER);
        scene.eligible(lee, role);
        activate(lee);
        var filter = "roleDefinitionId eq '" + role.id() + "'";

        for (var path : List.of(ELIGIBLE, ROOT + "roleEligibilitySchedules", HELD, SCHEDULES, ApiClient.REQUESTS)) {
            assertThat(List.of(lee, paula, reader))
                    .allSatisfy(user -> assertThat(values(user, path, filter)).hasSize(1));
            assertThat(values(nora, path, filter)).as(path).isEmpty();
            assertThat(values(reader, path + OWN, filter)).as(path).isEmpty();

            var id = values(lee, path, filter).get(0).path("id").asText();
            assertThat(List.of(lee, paula, reader))
                    .allSatisfy(user ->
                            assertThat(as(user).get(path + "/" + id).status()).isEqualTo(200));
            var hidden = as(nora).get(path + "/" + id);
            assertThat(hidden.status()).as(path).isEqualTo(404);
            assertThat(hidden.errorMessage())
                    .isEqualTo(as(nora).get(path + "/" + UUID.randomUUID()).errorMessage());
        }
    }

    @Test
    void whoMayReadARequestMayNotThereforeCancelIt() {
        var reader = scene.person("Reader");
        scene.standing(reader, RoleDefinition.GLOBAL_READER);
        var approved = scene.approvedRole(nora);
        scene.eligible(lee, approved);
        var id = as(lee).post(
                        ApiClient.REQUESTS, Orders.activation(approved.id().value(), "PT1H"))
                .json()
                .path("id")
                .asText();

        assertThat(as(reader)
                        .post(ApiClient.REQUESTS + "/" + id + "/cancel", "")
                        .status())
                .isEqualTo(403);
        assertThat(as(lee).post(ApiClient.REQUESTS + "/" + id + "/cancel", "").status())
                .isEqualTo(204);
    }

    @Test
    void whatAGroupWasGivenIsItsMembersOwn() {
        var group = scene.group(lee);
        give(group, null);

        var asGiven = values(lee, ELIGIBLE, "roleDefinitionId eq '" + role.id() + "'");
        var own = values(lee, ELIGIBLE + OWN, "memberType eq 'Group' and principalId eq '" + lee.id() + "'");

        assertThat(asGiven)
                .extracting(one -> one.path("principalId").asText(), one -> one.path("memberType")
                        .asText())
                .containsExactly(tuple(group.toString(), "Direct"));
        assertThat(own)
                .extracting(one -> one.path("principalId").asText(), one -> one.path("memberType")
                        .asText())
                .containsExactly(tuple(lee.id().toString(), "Group"));
        assertThat(values(lee, ELIGIBLE + OWN, "principal/displayName eq 'lee' and memberType ne 'Direct'"))
                .hasSize(1);
        assertThat(values(paula, ELIGIBLE, ofRole() + " and startswith(principal/displayName,'group ')"))
                .hasSize(1);
        assertThat(values(paula, ELIGIBLE, ofRole() + " and principal/userPrincipalName eq null"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    endDateTime eq null                                           | permanent
                    endDateTime ne null                                           | short,long
                    endDateTime le 2100-01-01                                     | short,long
                    not (endDateTime le 2100-01-01)                               | permanent
                    endDateTime gt 2100-01-01 or endDateTime eq null              | permanent
                    startswith(principal/displayName,'SHO')                       | short
                    principal/displayName in ('Short','Long','Nobody')            | short,long
                    not (principal/displayName eq 'Short')                        | long,permanent
                    tolower(principal/displayName) ne 'short' and endDateTime ne null | long
                    principalId eq 'no-uuid'                                      | ""
                    principalId ne 'no-uuid'                                      | short,long,permanent
                    directoryScopeId eq '/' and memberType eq 'direct'            | short,long,permanent
                    directoryScopeId eq 'it''s nowhere'                           | ""
                    startDateTime ge 2020-01-01T00:00:00.000Z                     | short,long,permanent
                    startDateTime ge '2020-01-01T01:00'                           | short,long,permanent
                    status eq 'Provisioned' and appScopeId eq null                | short,long,permanent
                    status eq 'Revoked'                                           | ""
                    principal/accountEnabled eq true                              | short,long,permanent
                    principal/accountEnabled eq false                             | ""
                    roleDefinition/isPrivileged eq true                           | ""
                    roleDefinition/isBuiltIn eq true                              | short,long,permanent
                    """)
    void aFilterFindsWhatItNames(String filter, String names) {
        give(scene.person("Short").id(), Duration.ofDays(1));
        give(scene.person("Long").id(), Duration.ofDays(2));
        give(scene.person("Permanent").id(), null);

        var found =
                values(paula, ELIGIBLE, ofRole() + " and (" + filter + ")", "&$expand=principal&$orderby=endDateTime");

        assertThat(found.stream()
                        .map(one -> one.at("/principal/displayName").asText().toLowerCase(Locale.ROOT)))
                .containsExactly(names.isEmpty() ? new String[0] : names.split(","));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "colour eq 'blue'",
                "principal/colour eq 'blue'",
                "principal eq 'x'",
                "principal/principal/id eq 'x'",
                "endDateTime eq 'soon'",
                "endDateTime eq 12026-01-01",
                "startswith(endDateTime,'2026')",
                "principalId gt 'x'",
                "memberType lt 'x'",
                "principal/accountEnabled eq 'maybe'",
                "id eq"
            })
    void aFilterThatMeansNothingIsRefusedSayingWhere(String filter) {
        var answer = as(paula).get(ELIGIBLE + "?$filter=" + encode(filter));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo("BadRequest");
        assertThat(answer.errorMessage()).startsWith("$filter, character ");
    }

    @Test
    void requestsOfEveryKindAreFoundByTheSameFilters() {
        scene.eligible(lee, role);
        activate(lee);
        scene.eligible(nora, role);
        as(nora).post(
                        ApiClient.REQUESTS,
                        Orders.activation(role.id().value(), clock.now().plus(Duration.ofDays(1)), "PT1H"));
        as(paula)
                .post(
                        ApiClient.REQUESTS,
                        """
                        {"action":"adminAssign","principalId":"%s","roleDefinitionId":"%s","directoryScopeId":"/",
                         "justification":"On call","scheduleInfo":{"expiration":{"type":"afterDuration","duration":"P5D"}}}
                        """
                                .formatted(scene.person("Olga").id(), role.id()));

        assertThat(actions(ofRole())).containsExactly("adminAssign", "selfActivate", "selfActivate");
        assertThat(actions(ofRole() + " and status eq 'ScheduleCreated'")).containsExactly("selfActivate");
        assertThat(actions(ofRole() + " and status eq 'provisioned'")).containsExactly("adminAssign", "selfActivate");
        assertThat(actions(ofRole() + " and status ne 'Provisioned'")).containsExactly("selfActivate");
        assertThat(actions(ofRole() + " and action eq 'adminAssign'")).containsExactly("adminAssign");
        assertThat(actions(ofRole() + " and startswith(action,'self') and principalId eq '" + lee.id() + "'"))
                .containsExactly("selfActivate");
        assertThat(actions(ofRole() + " and createdBy/user/id eq '" + paula.id() + "'"))
                .containsExactly("adminAssign");
        assertThat(actions(ofRole() + " and createdBy/user/displayName eq 'Paula O''Hara'"))
                .containsExactly("adminAssign");
        assertThat(actions(ofRole() + " and createdDateTime lt 2001-01-01")).isEmpty();
    }

    @Test
    void whatWasActivatedForLaterIsAmongTheSchedulesAndInTheOverview() {
        var start = clock.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
        var id = activateFrom(start, lee);
        var olga = scene.person("Olga");
        scene.eligible(olga, role);
        activate(olga);
        var later = ofRole() + " and startDateTime gt " + clock.now();

        assertThat(values(paula, SCHEDULES, later)).singleElement().satisfies(one -> {
            assertThat(one.path("id").asText()).isEqualTo(id);
            assertThat(one.path("principalId").asText()).isEqualTo(lee.id().toString());
            assertThat(one.path("assignmentType").asText()).isEqualTo("Activated");
            assertThat(Instant.parse(one.at("/scheduleInfo/startDateTime").asText()))
                    .isEqualTo(start);
            assertThat(Instant.parse(
                            one.at("/scheduleInfo/expiration/endDateTime").asText()))
                    .isEqualTo(start.plus(Duration.ofHours(1)));
        });
        assertThat(values(lee, SCHEDULES + OWN, ofRole())).hasSize(1);
        assertThat(as(lee).get(SCHEDULES + "/" + id).status()).isEqualTo(200);
        assertThat(values(paula, HELD, later)).as("it is not active yet").isEmpty();
        assertThat(valuesOf(as(lee).get(ROOT + "roleOverview/active?roleDefinitionId=" + role.id())
                        .json()))
                .extracting(line -> line.path("id").asText())
                .containsExactly(id);
    }

    @Test
    void whatWasActivatedForLaterIsReadByNobodyElse() {
        var id = activateFrom(clock.now().plus(Duration.ofDays(1)), lee);

        assertThat(values(nora, SCHEDULES, ofRole())).isEmpty();
        assertThat(values(nora, SCHEDULES + OWN, ofRole())).isEmpty();
        assertThat(as(nora).get(SCHEDULES + "/" + id).status()).isEqualTo(404);
        assertThat(valuesOf(as(nora).get(ROOT + "roleOverview/active?roleDefinitionId=" + role.id())
                        .json()))
                .isEmpty();
    }

    @Test
    void whatWasActivatedForLaterIsListedOnceAndNotAfterItWasTakenBack() {
        var start = clock.now().plus(Duration.ofDays(1));
        var id = activateFrom(start, lee);
        var endsBefore = ofRole() + " and endDateTime lt " + start.plus(Duration.ofHours(2));
        assertThat(values(paula, SCHEDULES, endsBefore)).hasSize(1);
        assertThat(values(paula, SCHEDULES, ofRole() + " and endDateTime lt " + start.plus(Duration.ofMinutes(59))))
                .isEmpty();

        as(lee).post(Orders.cancellation(id), "");

        assertThat(values(paula, SCHEDULES, endsBefore)).isEmpty();
    }

    /** The engine may be late with the grant, which may refuse. */
    @Test
    void whatShouldHaveBegunAndWasNotGrantedYetLooksHeldNowhere() {
        activateFrom(clock.now().plus(Duration.ofDays(1)), lee);
        assertThat(values(paula, SCHEDULES, ofRole())).hasSize(1);

        clock.pass(Duration.ofDays(1));

        assertThat(values(paula, SCHEDULES, ofRole())).isEmpty();
        assertThat(valuesOf(as(paula)
                        .get(ROOT + "roleOverview/active?roleDefinitionId=" + role.id())
                        .json()))
                .isEmpty();
    }

    private String activateFrom(Instant start, User user) {
        scene.eligible(user, role);
        return as(user).post(ApiClient.REQUESTS, Orders.activation(role.id().value(), start, "PT1H"))
                .json()
                .path("id")
                .asText();
    }

    @Test
    void pagesAreCompleteWhateverComesInBetween() {
        var people = IntStream.range(0, 7).mapToObj(i -> scene.person("P" + i)).toList();
        people.forEach(person -> give(person.id(), Duration.ofDays(3)));
        var path = ELIGIBLE + "?$top=3&$count=true&$expand=principal&$orderby=startDateTime%20desc&$filter="
                + encode(ofRole());

        var first = as(paula).get(path).json();
        give(scene.person("Newcomer").id(), Duration.ofDays(3));
        var seen = new ArrayList<>(names(first));
        var next = first.path("@odata.nextLink").asText();
        assertThat(next).startsWith("http://localhost:" + port + ELIGIBLE + "?").contains("$skiptoken=");
        for (var page = first; page.has("@odata.nextLink"); seen.addAll(names(page))) {
            page = as(paula).get(pathOf(page.path("@odata.nextLink").asText())).json();
        }

        assertThat(first.path("@odata.count").asInt()).isEqualTo(7);
        assertThat(seen).containsExactly("P6", "P5", "P4", "P3", "P2", "P1", "P0");
    }

    @Test
    void pagesOfThreeKindsOfRequestsAreInOneOrder() {
        scene.eligible(lee, role);
        for (var i = 0; i < 4; i++) {
            activate(lee);
            clock.pass(Duration.ofMinutes(6));
            as(lee).post(ApiClient.REQUESTS, Orders.deactivation(role.id().value()));
            order("adminAssign", "P5D", nora);
            clock.pass(Duration.ofMinutes(1));
            order("adminRemove", null, nora);
            clock.pass(Duration.ofMinutes(1));
        }
        var all = created(as(paula)
                .get(ApiClient.REQUESTS + "?$filter=" + encode(ofRole()))
                .json());
        assertThat(all).hasSize(12).isSortedAccordingTo(Comparator.reverseOrder());

        var paged = new ArrayList<Instant>();
        var path = ApiClient.REQUESTS + "?$top=2&$filter=" + encode(ofRole());
        while (!path.isEmpty()) {
            var page = as(paula).get(path).json();
            paged.addAll(created(page));
            path = page.has("@odata.nextLink")
                    ? pathOf(page.path("@odata.nextLink").asText())
                    : "";
        }
        assertThat(paged).isEqualTo(all);
    }

    @Test
    void aSkipTokenIsGoodForNothingElse() {
        IntStream.range(0, 3).forEach(i -> give(scene.person("P" + i).id(), null));
        var filter = "&$filter=" + encode(ofRole());
        var link = pathOf(as(paula)
                .get(ELIGIBLE + "?$top=1" + filter)
                .json()
                .path("@odata.nextLink")
                .asText());
        var token = link.substring(link.indexOf("$skiptoken="));
        var other = scene.person("Quentin");
        scene.standing(other, RoleDefinition.GLOBAL_READER);

        assertThat(as(paula).get(link).status()).isEqualTo(200);
        assertThat(as(paula).get(ELIGIBLE + "?$top=2&" + token + filter).status())
                .isEqualTo(200);
        assertThat(as(other).get(link).status()).as("somebody else").isEqualTo(400);
        assertThat(as(paula).get(ELIGIBLE + "?" + token).status())
                .as("no filter")
                .isEqualTo(400);
        assertThat(as(paula).get(HELD + "?" + token + filter).status())
                .as("elsewhere")
                .isEqualTo(400);
        assertThat(as(paula).get(link + "&$orderby=endDateTime").status()).isEqualTo(400);
        assertThat(as(paula).get(link.substring(0, link.length() - 1)).status())
                .as("cut off")
                .isEqualTo(400);
    }

    @Test
    void anApproverFindsWhatWaitsForHimOnAllPages() {
        var brandon = scene.person("Brandon");
        var approved = scene.approvedRole(brandon);
        var people = IntStream.range(0, 5).mapToObj(i -> scene.person("P" + i)).toList();
        people.forEach(person -> {
            scene.eligible(person, approved);
            as(person).post(ApiClient.REQUESTS, Orders.activation(approved.id().value(), "PT1H"));
        });

        for (var path : List.of(ApiClient.REQUESTS + TO_DECIDE, APPROVALS + TO_DECIDE)) {
            var first = as(brandon).get(path + "?$top=2&$count=true").json();
            var second = as(brandon)
                    .get(pathOf(first.path("@odata.nextLink").asText()))
                    .json();
            var third = as(brandon)
                    .get(pathOf(second.path("@odata.nextLink").asText()))
                    .json();
            assertThat(first.path("@odata.count").asInt()).isEqualTo(5);
            assertThat(List.of(
                            first.path("value").size(),
                            second.path("value").size(),
                            third.path("value").size()))
                    .containsExactly(2, 2, 1);
            assertThat(third.has("@odata.nextLink")).isFalse();
            assertThat(as(nora).get(path).json().path("value")).isEmpty();
        }
        assertThat(as(brandon)
                        .get(APPROVALS + TO_DECIDE)
                        .json()
                        .at("/value/0/steps/0/assignedToMe")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void onlyWhatIsSelectedIsAnswered() {
        scene.eligible(lee, role);
        activate(lee);
        var path = HELD + OWN
                + "?$select=id,ENDDATETIME&$expand=principal($select=displayName),activatedUsing,roleDefinition";

        var one = as(lee).get(path).json().at("/value/0");

        assertThat(fields(one))
                .containsExactlyInAnyOrder("id", "endDateTime", "principal", "activatedUsing", "roleDefinition");
        assertThat(fields(one.path("principal"))).containsExactlyInAnyOrder("@odata.type", "displayName");
        assertThat(one.at("/activatedUsing/roleDefinitionId").asText())
                .isEqualTo(role.id().toString());
        assertThat(one.at("/roleDefinition/displayName").asText()).isEqualTo(role.displayName());
        assertThat(fields(as(lee).get("/v1.0/me?select=id").json())).containsExactlyInAnyOrder("@odata.context", "id");
        assertThat(fields(as(lee).get(HELD + OWN + "?$expand=*").json().at("/value/0")))
                .contains("principal", "roleDefinition", "activatedUsing");
        assertThat(as(lee).get(HELD + OWN + "?$select=colour").errorMessage()).contains("assignmentType");
        assertThat(as(nora).get(HELD + OWN + "?$select=colour").status())
                .as("with nothing to show")
                .isEqualTo(400);
    }

    @Test
    void aScheduleIsThereBeforeItBegins() {
        var start = clock.now().plus(Duration.ofDays(1));
        assignments.assign(
                new RoleAssignment(
                        UUID.randomUUID(),
                        lee.id(),
                        role.id(),
                        Scope.DIRECTORY,
                        AssignmentType.ASSIGNED,
                        null,
                        start,
                        null),
                paula.id(),
                "On call");

        assertThat(values(lee, HELD, ofRole())).isEmpty();
        assertThat(values(lee, SCHEDULES, ofRole() + " and assignmentType eq 'Assigned'"))
                .hasSize(1);
    }

    @Test
    void rolesAreFoundByName() {
        assertThat(values(nora, ROLES, "displayName eq 'global reader'"))
                .extracting(one -> one.path("id").asText())
                .containsExactly(RoleDefinition.GLOBAL_READER.toString());
        assertThat(values(nora, ROLES, "startswith(displayName,'Security ') and isPrivileged eq true"))
                .extracting(one -> one.path("displayName").asText())
                .containsExactly("Security Administrator", "Security Operator", "Security Reader");
    }

    @Test
    void aRoleLeadsToItsPolicy() {
        var scope = "scopeId eq '/' and scopeType eq '%s'";
        for (var type : List.of("DirectoryRole", "Directory")) {
            var found = values(
                    nora,
                    POLICY_ASSIGNMENTS,
                    scope.formatted(type) + " and roleDefinitionId eq '" + role.id() + "'",
                    "&$expand=policy($expand=rules)");
            assertThat(found).singleElement().satisfies(one -> {
                assertThat(one.path("policyId").asText()).isEqualTo("DirectoryRole_" + role.id());
                assertThat(one.at("/policy/rules")).hasSize(17);
            });
        }
        assertThat(values(nora, POLICY_ASSIGNMENTS, "roleDefinition/displayName eq 'Global Reader'", "&$expand=policy"))
                .singleElement()
                .satisfies(one ->
                        assertThat(one.at("/policy/rules").isMissingNode()).isTrue());
        assertThat(values(nora, POLICY_ASSIGNMENTS, "scopeId eq '/x'")).isEmpty();
        assertThat(values(nora, POLICIES, "id eq 'directoryrole_" + role.id() + "'", "&$expand=rules"))
                .singleElement()
                .satisfies(one -> assertThat(one.path("rules")).hasSize(17));
        assertThat(values(nora, POLICIES, scope.formatted("Group"))).isEmpty();
    }

    @Test
    void peopleAndGroupsAreFoundByNameAndAddress() {
        assertThat(values(
                        nora,
                        "/v1.0/users",
                        "userPrincipalName eq '" + lee.userPrincipalName().toUpperCase(Locale.ROOT) + "'"))
                .extracting(one -> one.path("id").asText())
                .containsExactly(lee.id().toString());
        assertThat(values(nora, "/v1.0/users", "mail eq '" + lee.mail() + "' and displayName eq 'LEE'"))
                .hasSize(1);
        assertThat(values(nora, "/v1.0/users", "startswith(userPrincipalName,'" + paula.mailNickname() + "')"))
                .hasSize(1);
        var group = scene.group(lee);
        assertThat(values(
                        nora,
                        "/v1.0/groups",
                        "id eq '" + group + "' and securityEnabled eq true and mailEnabled eq false"))
                .hasSize(1);
    }

    @Test
    void membersComeInPagesToo() {
        var group = scene.group(lee, nora, paula);
        var path = "/v1.0/groups/" + group + "/members";

        var first = as(nora).get(path + "?$top=2&$count=true").json();
        var second =
                as(nora).get(pathOf(first.path("@odata.nextLink").asText())).json();

        assertThat(first.path("@odata.count").asInt()).isEqualTo(3);
        assertThat(Stream.of(first, second).flatMap(page -> valuesOf(page).stream()))
                .extracting(member -> member.path("id").asText())
                .containsExactlyInAnyOrder(
                        lee.id().toString(), nora.id().toString(), paula.id().toString());
        assertThat(values(nora, path, "displayName eq 'lee' and mail ne null")).hasSize(1);
        assertThat(as(nora).get("/v1.0/directoryObjects/" + lee.id())
                        .json()
                        .path("@odata.type")
                        .asText())
                .isEqualTo("#microsoft.graph.user");
        assertThat(as(nora).get("/v1.0/directoryObjects/" + group)
                        .json()
                        .path("@odata.type")
                        .asText())
                .isEqualTo("#microsoft.graph.group");
        assertThat(as(nora).get("/v1.0/directoryObjects/" + UUID.randomUUID()).status())
                .isEqualTo(404);
    }

    @Test
    void theAuditIsFoundByWhoWhatAndWhen() {
        scene.eligible(lee, role);
        activate(lee);
        var granted = "startswith(activityDisplayName,'Add member to role completed') and initiatedBy/user/id eq '";

        assertThat(values(
                        lee,
                        AUDITS,
                        "activityDisplayName eq 'Add member to role requested (PIM activation)'"
                                + " and initiatedBy/user/userPrincipalName eq '" + lee.userPrincipalName()
                                + "' and loggedByService eq 'PIM' and category eq 'RoleManagement' and result eq 'success'"
                                + " and operationType eq 'Request' and activityDateTime ge 2020-01-01T00:00:00Z"))
                .hasSize(1);
        assertThat(values(nora, AUDITS, granted + lee.id() + "'"))
                .as("not hers to see")
                .isEmpty();
        assertThat(values(paula, AUDITS, "initiatedBy/user/id eq '" + lee.id() + "'"))
                .isNotEmpty();
        assertThat(values(paula, AUDITS, "loggedByService ne 'PIM'")).isEmpty();
    }

    @Test
    void theAuditIsFoundByWhatItTellsOf() {
        scene.eligible(lee, role);
        activate(lee);

        assertThat(values(paula, AUDITS, "targetResources/any(t:t/id eq '" + role.id() + "')"))
                .as("of the role")
                .isNotEmpty()
                .hasSameSizeAs(values(
                        paula,
                        AUDITS,
                        "targetResources/any(t: t/type eq 'Role' and t/displayName eq '" + role.displayName() + "')"));
        assertThat(values(lee, AUDITS, "targetResources/any(t:t/id eq '" + lee.id() + "' and t/type eq 'Role')"))
                .as("of a role with a user's id")
                .isEmpty();
        assertThat(values(paula, AUDITS, "targetResources/any(t:t/type eq 'Group' and t/id ne '" + role.id() + "')"))
                .as("of other groups")
                .allMatch(fact ->
                        fact.path("targetResources").findValuesAsText("type").contains("Group"));
        assertThat(as(paula).get(AUDITS + "?$filter=targetResources%20eq%20'a'").status())
                .isEqualTo(400);
    }

    private List<String> actions(String filter) {
        return values(paula, ApiClient.REQUESTS, filter).stream()
                .map(one -> one.path("action").asText())
                .sorted()
                .toList();
    }

    private void activate(User user) {
        assertThat(as(user).post(ApiClient.REQUESTS, Orders.activation(role.id().value(), "PT1H"))
                        .status())
                .isEqualTo(201);
    }

    private void order(String action, String duration, User principal) {
        var schedule = duration == null
                ? ""
                : ",\"scheduleInfo\":{\"expiration\":{\"type\":\"afterDuration\",\"duration\":\"" + duration + "\"}}";
        var answer = as(paula)
                .post(
                        ApiClient.REQUESTS,
                        """
                        {"action":"%s","principalId":"%s","roleDefinitionId":"%s","directoryScopeId":"/","justification":"x"%s}
                        """
                                .formatted(action, principal.id(), role.id(), schedule));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    private void give(PrincipalId principal, Duration duration) {
        var now = clock.now();
        eligibilities.assign(
                new Eligibility(
                        new EligibilityId(UUID.randomUUID()),
                        principal,
                        role.id(),
                        Scope.DIRECTORY,
                        now,
                        duration == null ? null : now.plus(duration)),
                paula.id(),
                "For a test");
    }

    private String ofRole() {
        return "roleDefinitionId eq '" + role.id() + "'";
    }

    private List<JsonNode> values(User user, String path, String filter) {
        return values(user, path, filter, "");
    }

    private List<JsonNode> values(User user, String path, String filter, String more) {
        Answer answer = as(user).get(path + "?$filter=" + encode(filter) + more);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return valuesOf(answer.json());
    }

    private static List<JsonNode> valuesOf(JsonNode listing) {
        return StreamSupport.stream(listing.path("value").spliterator(), false).toList();
    }

    private static List<String> names(JsonNode listing) {
        return valuesOf(listing).stream()
                .map(one -> one.at("/principal/displayName").asText())
                .toList();
    }

    private static List<Instant> created(JsonNode listing) {
        return valuesOf(listing).stream()
                .map(one -> Instant.parse(one.path("createdDateTime").asText()))
                .toList();
    }

    private static List<String> fields(JsonNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private String pathOf(String link) {
        return link.substring(("http://localhost:" + port).length());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private ApiClient as(User user) {
        return new ApiClient(port, user);
    }
}
