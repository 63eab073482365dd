package org.countersign.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.countersign.CountersignTest;
import org.countersign.assignment.Eligibilities;
import org.countersign.assignment.RoleAssignments;
import org.countersign.directory.User;
import org.countersign.role.RoleDefinition;
import org.countersign.testing.ApiClient;
import org.countersign.testing.Orders;
import org.countersign.testing.Scene;
import org.countersign.time.MovableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who gets what of each object: read by its id, found in its list, changed. One line an object, one column a person. */
@CountersignTest
class ObjectMatrixTests {

    private static final String ROOT = "/v1.0/roleManagement/directory/";
    private static final String APPROVALS = "/beta/roleManagement/directory/roleAssignmentApprovals/";
    private static final String AUDITS = "/v1.0/auditLogs/directoryAudits";

    @LocalServerPort
    private int port;

    @Autowired
    private Scene scene;

    @Autowired
    private MovableClock clock;

    @Autowired
    private RoleAssignments assignments;

    @Autowired
    private Eligibilities eligibilities;

    private final Map<String, User> people = new LinkedHashMap<>();
    private RoleDefinition approved;
    private RoleDefinition plain;
    private String pending;

    @BeforeEach
    void people() {
        for (var name : List.of("lee", "approver", "admin", "reader", "reports", "nobody")) {
            people.put(name, scene.person(name));
        }
        people.put("lee-adm", scene.secondAccountOf(people.get("lee")));
        scene.standing(people.get("admin"), RoleDefinition.PRIVILEGED_ROLE_ADMINISTRATOR);
        scene.standing(people.get("reader"), RoleDefinition.GLOBAL_READER);
        scene.standing(people.get("reports"), RoleDefinition.REPORTS_READER);
        approved = scene.approvedRole(people.get("approver"), people.get("lee-adm"));
        plain = scene.plainRole();
        scene.eligible(people.get("lee"), approved);
        scene.eligible(people.get("lee"), plain, clock.now().plus(Duration.ofDays(10)));
        pending = ask(approved);
        ask(plain);
    }

    @Test
    void objectsAreReadByWhomTheyConcern() {
        var held = assignments.activeOf(people.get("lee").id()).get(0).id();
        var eligible = eligibilities.effectiveOf(people.get("lee").id()).get(0).scheduleId();

        assertThat(readers(ROOT + "roleAssignmentScheduleRequests/" + pending)).isEqualTo("lee approver admin reader");
        assertThat(readers(APPROVALS + pending)).isEqualTo("lee approver admin reader");
        assertThat(readers(APPROVALS + pending + "/steps/" + pending)).isEqualTo("lee approver admin reader");
        assertThat(readers(ROOT + "roleAssignmentScheduleInstances/" + held)).isEqualTo("lee admin reader");
        assertThat(readers(ROOT + "roleAssignmentSchedules/" + held)).isEqualTo("lee admin reader");
        assertThat(readers(ROOT + "roleEligibilityScheduleInstances/" + eligible))
                .isEqualTo("lee admin reader");
        assertThat(readers(ROOT + "roleEligibilitySchedules/" + eligible)).isEqualTo("lee admin reader");
        assertThat(readers(ROOT + "roleDefinitions/" + plain.id())).isEqualTo(everybody());
        assertThat(readers("/v1.0/policies/roleManagementPolicies/DirectoryRole_" + plain.id()))
                .isEqualTo(everybody());
    }

    @Test
    void extensionsAreReadByWhomTheyConcern() {
        var extension = as("lee")
                .post(
                        Orders.ELIGIBILITY_REQUESTS,
                        """
                        {"action":"selfExtend","principalId":"%s","roleDefinitionId":"%s","directoryScopeId":"/",
                         "justification":"More","scheduleInfo":{"expiration":{"type":"afterDuration","duration":"P30D"}}}
                        """
                                .formatted(people.get("lee").id(), plain.id()))
                .json()
                .path("id")
                .asText();
        assertThat(extension).isNotEmpty();

        assertThat(readers(Orders.ELIGIBILITY_REQUESTS + "/" + extension)).isEqualTo("lee admin reader");
        assertThat(readers(APPROVALS + extension)).isEqualTo("lee admin reader");
        for (var name : List.of("approver", "reports", "nobody", "lee-adm")) {
            assertThat(cancel(name, Orders.ELIGIBILITY_REQUESTS, extension))
                    .as(name)
                    .isEqualTo(404);
        }
        assertThat(cancel("reader", Orders.ELIGIBILITY_REQUESTS, extension)).isEqualTo(403);
        assertThat(decide("reader", extension)).isEqualTo(403);
        assertThat(decide("nobody", extension)).isEqualTo(404);
        assertThat(cancel("lee", Orders.ELIGIBILITY_REQUESTS, extension)).isEqualTo(204);
    }

    @Test
    void listsHoldWhatMayBeReadAndNothingElse() {
        var ofApproved = "?$filter=roleDefinitionId%20eq%20'" + approved.id() + "'";
        var ofPlain = "?$filter=roleDefinitionId%20eq%20'" + plain.id() + "'";

        assertThat(finders(ROOT + "roleAssignmentScheduleRequests" + ofApproved))
                .isEqualTo("lee admin reader");
        assertThat(finders(ROOT + "roleAssignmentScheduleRequests/filterByCurrentUser(on='approver')" + ofApproved))
                .isEqualTo("approver");
        assertThat(finders(ROOT + "roleAssignmentScheduleRequests/filterByCurrentUser(on='principal')" + ofApproved))
                .isEqualTo("lee");
        assertThat(finders(APPROVALS + "filterByCurrentUser(on='approver')" + ofApproved))
                .isEqualTo("approver");
        for (var list : List.of(
                "roleAssignmentScheduleInstances",
                "roleAssignmentSchedules",
                "roleEligibilityScheduleInstances",
                "roleEligibilitySchedules")) {
            assertThat(finders(ROOT + list + ofPlain)).as(list).isEqualTo("lee admin reader");
            assertThat(finders(ROOT + list + "/filterByCurrentUser(on='principal')" + ofPlain))
                    .as(list)
                    .isEqualTo("lee");
        }
        for (var tab : List.of("eligible", "active")) {
            assertThat(finders(ROOT + "roleOverview/" + tab + ofPlain)).as(tab).isEqualTo("lee admin reader");
        }
        assertThat(finders(AUDITS + "?$filter=initiatedBy/user/id%20eq%20'"
                        + people.get("lee").id() + "'"))
                .isEqualTo("lee admin reader reports");
    }

    @Test
    void aRequestIsDecidedByItsApproverAlone() {
        assertThat(people.keySet().stream()
                        .filter(name -> !name.equals("approver"))
                        .collect(Collectors.toMap(name -> name, name -> decide(name, pending))))
                .containsOnly(
                        Map.entry("lee", 403),
                        Map.entry("admin", 403),
                        Map.entry("reader", 403),
                        Map.entry("reports", 404),
                        Map.entry("nobody", 404),
                        Map.entry("lee-adm", 403));
        assertThat(decide("approver", pending)).isEqualTo(204);
        assertThat(decide("approver", pending)).isEqualTo(409);
    }

    @Test
    void aRequestIsCancelledByItsRequestorAndByAdministrators() {
        assertThat(people.keySet().stream()
                        .filter(name -> !name.equals("lee") && !name.equals("admin"))
                        .collect(Collectors.toMap(name -> name, name -> cancel(name, ApiClient.REQUESTS, pending))))
                .containsOnly(
                        Map.entry("approver", 403),
                        Map.entry("reader", 403),
                        Map.entry("reports", 404),
                        Map.entry("nobody", 404),
                        Map.entry("lee-adm", 404));
        assertThat(cancel("admin", ApiClient.REQUESTS, pending)).isEqualTo(204);
        assertThat(cancel("lee", ApiClient.REQUESTS, pending)).isEqualTo(400);
    }

    private String ask(RoleDefinition role) {
        return as("lee")
                .post(ApiClient.REQUESTS, Orders.activation(role.id().value(), "PT1H"))
                .json()
                .path("id")
                .asText();
    }

    private int decide(String name, String request) {
        return as(name).patch(Orders.step(request), Orders.review("Approve")).status();
    }

    private int cancel(String name, String path, String request) {
        return as(name).post(path + "/" + request + "/cancel", "").status();
    }

    /** Whoever reads it; everybody else is told what he would be told of what does not exist. */
    private String readers(String path) {
        return people.keySet().stream()
                .filter(name -> {
                    var status = as(name).get(path).status();
                    assertThat(status).as("%s of %s", path, name).isIn(200, 404);
                    return status == 200;
                })
                .collect(Collectors.joining(" "));
    }

    private String finders(String path) {
        return people.keySet().stream()
                .filter(name -> !as(name).get(path).json().path("value").isEmpty())
                .collect(Collectors.joining(" "));
    }

    private String everybody() {
        return String.join(" ", people.keySet());
    }

    private ApiClient as(String name) {
        return new ApiClient(port, people.get(name));
    }
}
