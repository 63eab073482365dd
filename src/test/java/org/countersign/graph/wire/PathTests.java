package org.countersign.graph.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.graph.Api.REQUESTS;

import java.net.URI;
import org.countersign.graph.Api;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;

/** Paths are found in whatever way clients spell them; options that are not served are never passed over. */
class PathTests {

    private final Api api = new Api();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1.0/me",
                "/beta/me",
                "/V1.0/Me",
                "/v1.0/me/",
                "/V1.0/me/",
                "/v1.0/users/paula@contoso.example",
                "/v1.0/users/paula%40contoso.example",
                "/v1.0/ROLEMANAGEMENT/Directory/roledefinitions",
                "/v1.0/roleManagement/directory/roleAssignmentScheduleRequests/filterByCurrentUser(on='principal')",
                "/v1.0/roleManagement/directory/roleAssignmentScheduleRequests/filterByCurrentUser(on='Approver')",
                "/v1.0/roleManagement/directory/roleAssignmentScheduleRequests/filterbycurrentuser%28on%3D%27principal%27%29",
                "/v1.0/roleManagement/directory/roleAssignmentScheduleInstances/filterByCurrentUser(on=%27principal%27)",
                "/v1.0/roleManagement/directory/roleEligibilitySchedules/filterByCurrentUser(on='principal')",
                "/beta/roleManagement/directory/roleAssignmentApprovals/filterByCurrentUser(on='approver')"
            })
    void isFound(String path) {
        assertThat(api.mvc().get().uri(URI.create(path)).exchange()).hasStatusOk();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1.0/me?$select=colour",
                "/v1.0/me?%24select=colour",
                "/v1.0/me?select=colour",
                "/v1.0/me?$select=",
                "/v1.0/me?$top=1",
                "/v1.0/me?$filter=id%20eq%20null",
                "/V1.0/users?$filter=colour%20eq%20'x'",
                "/V1.0/users?filter=colour%20eq%20'x'",
                "/V1.0/users?$filter=",
                "/v1.0/users?$top=0",
                "/v1.0/users?$top=1000",
                "/v1.0/users?$top=-1",
                "/v1.0/users?$top=1.5",
                "/v1.0/users?$top=",
                "/v1.0/users?$top=1&$top=2",
                "/v1.0/users?$top=1&top=2",
                "/v1.0/users?$count=maybe",
                "/v1.0/users?$search=x",
                "/v1.0/users?$skip=1",
                "/v1.0/users?$sorcery=1",
                "/v1.0/auditLogs/directoryAudits?$orderby=result",
                "/v1.0/auditLogs/directoryAudits?$orderby=activityDateTime,id",
                "/v1.0/roleManagement/directory/roleDefinitions?$skiptoken=x",
                "/v1.0/roleManagement/directory/roleAssignmentScheduleInstances?$expand=sorcery",
                "/v1.0/roleManagement/directory/roleAssignmentScheduleInstances?$expand=principal($top=1)",
                "/v1.0/roleManagement/directory/roleAssignmentScheduleInstances?$expand=principal($expand=manager)",
                "/v1.0/roleManagement/directory/roleAssignmentScheduleInstances?$expand=principal(",
                "/v1.0/roleManagement/directory/roleAssignmentScheduleInstances?$expand=principal($select=colour)",
                "/v1.0/roleManagement/directory/roleAssignmentScheduleInstances?$expand=",
                "/v1.0/roleManagement/directory/roleAssignmentScheduleInstances/filterByCurrentUser(on='approver')",
                "/v1.0/roleManagement/directory/roleAssignmentScheduleRequests/filterByCurrentUser(on='x')"
            })
    void isRefusedSinceItIsNotServed(String path) {
        var answer = api.mvc().get().uri(URI.create(path)).exchange();

        assertThat(answer).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(answer).bodyJson().extractingPath("$.error.code").isEqualTo("BadRequest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$filter", "$select"})
    void anOrderHeedsNoOptionEither(String option) {
        assertThat(api.post(REQUESTS + "?" + option + "=x", "{}")).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(api.rejected).isEmpty();
    }
}
