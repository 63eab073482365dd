package org.countersign.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.countersign.CountersignTest;
import org.countersign.assignment.AssignmentAction;
import org.countersign.assignment.AssignmentKey;
import org.countersign.assignment.AssignmentKind;
import org.countersign.assignment.AssignmentOrder;
import org.countersign.assignment.AssignmentOrders;
import org.countersign.assignment.Expiry;
import org.countersign.directory.PrincipalId;
import org.countersign.directory.User;
import org.countersign.role.RoleDefinition;
import org.countersign.role.Scope;
import org.countersign.testing.ApiClient;
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

/** The three views, eligible, active and expired, from a role's side and from a user's. */
@CountersignTest
class OverviewTests {

    private static final String OVERVIEW = "/v1.0/roleManagement/directory/roleOverview/";

    @LocalServerPort
    private int port;

    @Autowired
    private Scene scene;

    @Autowired
    private MovableClock clock;

    @Autowired
    private AssignmentOrders orders;

    private User paula;
    private User lee;
    private User nora;
    private RoleDefinition role;

    @BeforeEach
    void people() {
        paula = scene.person("Paula");
        lee = scene.person("Lee");
        nora = scene.person("Nora");
        role = scene.plainRole();
        scene.standing(paula, RoleDefinition.PRIVILEGED_ROLE_ADMINISTRATOR);
    }

    @Test
    void aRoleShowsWhoIsEligibleWhoHoldsItAndWhoDid() {
        give(AssignmentKind.ELIGIBLE, lee.id(), new Expiry.After(Duration.ofDays(2)));
        give(AssignmentKind.ACTIVE, nora.id(), new Expiry.After(Duration.ofDays(1)));
        client(lee).post(ApiClient.REQUESTS, Orders.activation(role.id().value(), "PT1H"));

        assertThat(types("eligible")).containsExactly("Eligible");
        assertThat(types("active")).containsExactly("Activated", "Assigned");
        assertThat(types("expired")).isEmpty();

        clock.pass(Duration.ofDays(3));
        assertThat(types("eligible")).isEmpty();
        assertThat(types("active")).isEmpty();
        assertThat(types("expired")).containsExactly("Activated", "Assigned", "Eligible");
    }

    @Test
    void aUserSeesHisOwnAlsoThroughHisGroups() {
        var group = scene.group(lee);
        give(AssignmentKind.ELIGIBLE, group, new Expiry.Never());
        give(AssignmentKind.ELIGIBLE, nora.id(), new Expiry.Never());

        var own = values(client(lee).get(OVERVIEW + "eligible"));

        assertThat(own).extracting(line -> line.path("principalId").asText()).containsExactly(group.toString());
        assertThat(client(lee)
                        .get(OVERVIEW + "eligible?principalId=" + nora.id())
                        .status())
                .isEqualTo(404);
        assertThat(values(client(paula).get(OVERVIEW + "eligible?principalId=" + nora.id())))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"endDateTime", "endDateTime%20desc", "startDateTime", "startDateTime%20desc"})
    void pagesAreSortedAndComplete(String order) {
        var people = Stream.generate(() -> scene.person("Somebody")).limit(7).toList();
        for (var i = 0; i < people.size(); i++) {
            var expiry = i == 3 ? new Expiry.Never() : new Expiry.After(Duration.ofDays(10 - i));
            give(AssignmentKind.ELIGIBLE, people.get(i).id(), expiry);
        }

        var lines = allPages(OVERVIEW + "eligible?$expand=principal,roleDefinition&$top=2&$orderby=" + order
                + "&roleDefinitionId=" + role.id());

        var key = order.startsWith("end") ? "endDateTime" : "startDateTime";
        var moments = lines.stream()
                .map(line -> line.path(key).isNull() ? "9" : line.path(key).asText())
                .toList();
        var sorted = new ArrayList<>(moments);
        sorted.sort(order.endsWith("desc") ? Comparator.reverseOrder() : null);
        assertThat(moments).isEqualTo(sorted).hasSize(7);
        assertThat(lines).extracting(line -> line.path("id").asText()).doesNotHaveDuplicates();
        assertThat(lines)
                .allSatisfy(line ->
                        assertThat(line.at("/principal/displayName").asText()).isEqualTo("Somebody"));
    }

    @Test
    void whatIsGivenMeanwhileMovesNoPage() {
        for (var i = 1; i <= 4; i++) {
            give(AssignmentKind.ELIGIBLE, scene.person("Somebody").id(), new Expiry.After(Duration.ofDays(10 * i)));
        }
        var first = client(paula).get(OVERVIEW + "eligible?$top=2&roleDefinitionId=" + role.id());
        give(AssignmentKind.ELIGIBLE, scene.person("Early").id(), new Expiry.After(Duration.ofDays(5)));

        var second = client(paula).get(nextOf(first));

        assertThat(ids(first)).hasSize(2);
        assertThat(ids(second)).hasSize(2).doesNotContainAnyElementsOf(ids(first));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$skiptoken=x",
                "$skiptoken=MjAyNg",
                "$skiptoken=%00",
                "$orderby=id",
                "$orderby=endDateTime%20up",
                "$filter=x",
                "roleDefinitionId=x",
                "principalId=1"
            })
    void whatCannotBeMeantIsTurnedDown(String parameter) {
        assertThat(client(paula).get(OVERVIEW + "eligible?" + parameter).status())
                .isEqualTo(400);
    }

    @Test
    void thereAreThreeViews() {
        assertThat(client(paula).get(OVERVIEW + "removed").status()).isEqualTo(404);
    }

    private List<JsonNode> allPages(String path) {
        var lines = new ArrayList<JsonNode>();
        for (var next = path; next != null; ) {
            var page = client(paula).get(next);
            assertThat(page.status()).isEqualTo(200);
            lines.addAll(values(page));
            next = nextOf(page);
        }
        return lines;
    }

    private static String nextOf(ApiClient.Answer page) {
        var link = page.json().path("@odata.nextLink");
        return link.isMissingNode()
                ? null
                : URI.create(link.asText()).getRawPath() + "?"
                        + URI.create(link.asText()).getRawQuery();
    }

    private List<String> types(String tab) {
        return values(client(paula).get(OVERVIEW + tab + "?roleDefinitionId=" + role.id())).stream()
                .map(line -> line.path("assignmentType").asText())
                .toList();
    }

    private static List<String> ids(ApiClient.Answer page) {
        return values(page).stream().map(line -> line.path("id").asText()).toList();
    }

    private static List<JsonNode> values(ApiClient.Answer page) {
        return StreamSupport.stream(page.json().path("value").spliterator(), false)
                .toList();
    }

    private void give(AssignmentKind kind, PrincipalId principal, Expiry expiry) {
        orders.carryOut(
                new AssignmentOrder(
                        AssignmentAction.ASSIGN,
                        kind,
                        new AssignmentKey(principal, role.id(), Scope.DIRECTORY),
                        null,
                        expiry,
                        "On call",
                        "",
                        "",
                        paula.id()),
                null);
    }

    private ApiClient client(User user) {
        return new ApiClient(port, user);
    }
}
