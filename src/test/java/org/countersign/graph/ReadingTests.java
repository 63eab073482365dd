package org.countersign.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.graph.Api.APPROVALS;
import static org.countersign.graph.Api.BRANDON;
import static org.countersign.graph.Api.LEE;
import static org.countersign.graph.Api.LEE_ADM;
import static org.countersign.graph.Api.NORA;
import static org.countersign.graph.Api.NOW;
import static org.countersign.graph.Api.PAULA;
import static org.countersign.graph.Api.REQUESTS;
import static org.countersign.graph.Api.ROLE;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.activation.ActivationStatus;
import org.countersign.assignment.AssignmentType;
import org.countersign.assignment.DecisionRight;
import org.countersign.assignment.Eligibility;
import org.countersign.assignment.EligibilityId;
import org.countersign.assignment.RoleAssignment;
import org.countersign.directory.User;
import org.countersign.role.Scope;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Who reads what; and what one may not read, one cannot tell from what does not exist. */
class ReadingTests {

    private static final String ACTIVE = "/v1.0/roleManagement/directory/roleAssignmentScheduleInstances";
    private static final String ELIGIBLE = "/v1.0/roleManagement/directory/roleEligibilityScheduleInstances";

    private final Api api = new Api();

    @Test
    void aRequestIsReadByItsRequestorItsApproversAndAdministrators() {
        var pending = api.exists(Api.requestOfLee(ActivationStatus.PENDING_APPROVAL));
        api.hasRight(BRANDON, pending, DecisionRight.MUST_ACTIVATE_FIRST);
        api.hasRight(LEE, pending, DecisionRight.OWN_REQUEST);
        api.hasRight(LEE_ADM, pending, DecisionRight.OWN_REQUEST);

        for (var path : List.of(REQUESTS + "/" + pending.id(), APPROVALS + "/" + pending.id())) {
            assertThat(List.of(LEE, BRANDON, PAULA))
                    .allSatisfy(user -> assertThat(readBy(user, path)).isEqualTo(200));
            assertThat(List.of(NORA, LEE_ADM))
                    .allSatisfy(user -> assertThat(readBy(user, path)).isEqualTo(404));
        }
    }

    @Test
    void theUnreadableAndTheUnknownAreAnsweredAlike() {
        var pending = api.exists(Api.requestOfLee(ActivationStatus.PENDING_APPROVAL));
        api.signIn(NORA);

        var unreadable = api.get(REQUESTS + "/" + pending.id());
        var unknown = api.get(REQUESTS + "/" + UUID.randomUUID());

        assertThat(unreadable).bodyJson().extractingPath("$.error.message").isEqualTo(message(unknown));
        assertThat(unknown).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void everybodyListsHisOwnRequestsAndAdministratorsListAll() {
        api.exists(Api.requestOfLee(ActivationStatus.ACTIVE));

        assertThat(api.signIn(LEE).get(REQUESTS))
                .bodyJson()
                .extractingPath("$.value.length()")
                .isEqualTo(1);
        assertThat(api.signIn(NORA).get(REQUESTS))
                .bodyJson()
                .extractingPath("$.value.length()")
                .isEqualTo(0);
        verify(api.activations, never()).all(anyInt());

        assertThat(api.signIn(PAULA).get(REQUESTS))
                .bodyJson()
                .extractingPath("$.value.length()")
                .isEqualTo(1);
        assertThat(api.get(REQUESTS + "/filterByCurrentUser(on='principal')"))
                .bodyJson()
                .extractingPath("$.value.length()")
                .isEqualTo(0);
    }

    @Test
    void anApproverListsWhatWaitsForHim() {
        var pending = api.exists(Api.requestOfLee(ActivationStatus.PENDING_APPROVAL));
        api.hasRight(BRANDON, pending, DecisionRight.MAY_DECIDE);

        assertThat(api.signIn(BRANDON).get(REQUESTS + "/filterByCurrentUser(on='approver')"))
                .bodyJson()
                .extractingPath("$.value[0].id")
                .isEqualTo(pending.id().toString());
        assertThat(api.get(APPROVALS + "/filterByCurrentUser(on='approver')"))
                .bodyJson()
                .extractingPath("$.value[0].steps[0].assignedToMe")
                .isEqualTo(true);
        assertThat(api.signIn(NORA).get(REQUESTS + "/filterByCurrentUser(on='approver')"))
                .bodyJson()
                .extractingPath("$.value.length()")
                .isEqualTo(0);
    }

    @Test
    void aRequestIsReadWithItsRoleAndItsPrincipal() {
        var request = api.exists(Api.requestOfLee(ActivationStatus.EXPIRED));

        var answer = api.get(REQUESTS + "/" + request.id() + "?$expand=RoleDefinition,principal");

        assertThat(answer)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"status":"Provisioned","completedDateTime":"2026-04-13T08:53:32.648Z",
                         "roleDefinition":{"id":"%s","displayName":"User Administrator"},
                         "principal":{"@odata.type":"#microsoft.graph.user","id":"%s","displayName":"Lee",
                           "userPrincipalName":"lee@contoso.example"}}
                        """
                                .formatted(ROLE.id(), LEE.id()));
    }

    @Test
    void anActiveRoleIsReadByItsHolderAndByAdministrators() {
        var assignment = new RoleAssignment(
                UUID.randomUUID(),
                LEE.id(),
                ROLE.id(),
                Scope.DIRECTORY,
                AssignmentType.ACTIVATED,
                null,
                NOW,
                NOW.plus(Duration.ofHours(5)));
        when(api.assignments.findActive(assignment.id())).thenReturn(Optional.of(assignment));
        when(api.assignments.activeOf(LEE.id())).thenReturn(List.of(assignment));

        assertThat(readBy(PAULA, ACTIVE + "/" + assignment.id())).isEqualTo(200);
        assertThat(readBy(NORA, ACTIVE + "/" + assignment.id())).isEqualTo(404);
        assertThat(api.signIn(LEE).get(ACTIVE))
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"@odata.context":"http://localhost/v1.0/$metadata#roleManagement/directory/roleAssignmentScheduleInstances",
                         "value":[{"id":"%1$s","principalId":"%2$s","roleDefinitionId":"%3$s","directoryScopeId":"/",
                         "appScopeId":null,"startDateTime":"2026-04-13T08:52:32.648Z","endDateTime":"2026-04-13T13:52:32.648Z",
                         "assignmentType":"Activated","memberType":"Direct","roleAssignmentOriginId":"%1$s",
                         "roleAssignmentScheduleId":"%1$s"}]}
                        """
                                .formatted(assignment.id(), LEE.id(), ROLE.id()));
    }

    @Test
    void anEligibleRoleIsReadByItsHolderAndByAdministratorsWhileItCounts() {
        var permanent =
                new Eligibility(new EligibilityId(UUID.randomUUID()), LEE.id(), ROLE.id(), Scope.DIRECTORY, NOW, null);
        var over = new Eligibility(
                new EligibilityId(UUID.randomUUID()), LEE.id(), ROLE.id(), Scope.DIRECTORY, NOW.minusSeconds(9), NOW);
        when(api.eligibilities.find(permanent.id())).thenReturn(Optional.of(permanent));
        when(api.eligibilities.find(over.id())).thenReturn(Optional.of(over));

        assertThat(readBy(LEE, ELIGIBLE + "/" + over.id())).isEqualTo(404);
        assertThat(readBy(PAULA, ELIGIBLE + "/" + permanent.id())).isEqualTo(200);
        assertThat(readBy(NORA, ELIGIBLE + "/" + permanent.id())).isEqualTo(404);
        assertThat(api.signIn(LEE).get(ELIGIBLE + "/" + permanent.id()))
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"@odata.context":"http://localhost/v1.0/$metadata#roleManagement/directory/roleEligibilityScheduleInstances/$entity",
                         "id":"%1$s","principalId":"%2$s","roleDefinitionId":"%3$s","directoryScopeId":"/","appScopeId":null,
                         "startDateTime":"2026-04-13T08:52:32.648Z","endDateTime":null,"memberType":"Direct",
                         "roleEligibilityScheduleId":"%1$s"}
                        """
                                .formatted(permanent.id(), LEE.id(), ROLE.id()));
    }

    @Test
    void roleDefinitionsAreReadByEverybody() {
        assertThat(api.signIn(NORA).get("/v1.0/roleManagement/directory/roleDefinitions/" + ROLE.id()))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"id":"%1$s","displayName":"User Administrator","description":"Manages users.","isBuiltIn":true,
                         "isEnabled":true,"isPrivileged":true,"templateId":"%1$s","resourceScopes":["/"],"rolePermissions":[]}
                        """
                                .formatted(ROLE.id()));
    }

    @Test
    void meIsWhoIsSignedIn() {
        assertThat(api.signIn(BRANDON).get("/v1.0/me"))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"@odata.context":"http://localhost/v1.0/$metadata#users/$entity","id":"%s","displayName":"Brandon",
                         "userPrincipalName":"brandon@contoso.example","userType":"Member","accountEnabled":true}
                        """
                                .formatted(BRANDON.id()));
    }

    @Test
    void whatWasAskedForIsListedUpToTheTop() {
        api.get(REQUESTS + "?$top=7");
        api.get(REQUESTS);

        verify(api.activations).requestedBy(LEE.id(), 7);
        verify(api.activations).requestedBy(LEE.id(), 100);
        verify(api.activations, never()).find(any());
    }

    private int readBy(User user, String path) {
        return api.signIn(user).get(path).getResponse().getStatus();
    }

    private static Object message(MvcTestResult answer) {
        try {
            return JsonPath.read(answer.getResponse().getContentAsString(), "$.error.message");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
