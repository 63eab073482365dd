package org.countersign.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.countersign.CountersignTest;
import org.countersign.directory.User;
import org.countersign.role.RoleDefinition;
import org.countersign.testing.ApiClient;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What clients of Graph's PIM ask for, as they spell it: scripts, command lines, browser extensions, generated code. */
@CountersignTest
class ClientCallsTests {

    @LocalServerPort
    private int port;

    @Autowired
    private Scene scene;

    private User lee;
    private User paula;

    @BeforeEach
    void people() {
        lee = scene.person("Lee");
        paula = scene.person("Paula");
        scene.standing(paula, RoleDefinition.PRIVILEGED_ROLE_ADMINISTRATOR);
        scene.eligible(lee, scene.plainRole());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1.0/me?$select=id,displayName,userPrincipalName",
                "/v1.0/me/",
                "/v1.0/users?$filter=userPrincipalName%20eq%20'{upn}'&$select=id",
                "/v1.0/users?$filter=startswith(displayName,%27L%27)%20or%20startsWith(userPrincipalName,%27l%27)&$top=10&$count=true",
                "/v1.0/users?%24filter=startswith%28tolower%28displayName%29%2C%27lee%27%29&%24select=id%2CdisplayName",
                "/v1.0/groups?$filter=displayName+eq+'Tier-0'&$select=id,displayName",
                "/v1.0/groups?$filter=securityEnabled%20eq%20true&$orderby=displayName",
                "/beta/directoryObjects/{me}",
                "/v1.0/roleManagement/directory/roleDefinitions?$select=id,displayName,isBuiltIn&$top=999",
                "/v1.0/roleManagement/directory/roleDefinitions?$filter=displayName%20eq%20'Global%20Reader'",
                "/v1.0/rolemanagement/directory/roledefinitions?$filter=id%20eq%20'{role}'",
                "/v1.0/roleManagement/directory/roleEligibilityScheduleInstances?$expand=roleDefinition,principal",
                "/v1.0/roleManagement/directory/roleEligibilityScheduleInstances?$filter=principalId%20eq%20'{me}'"
                        + "%20and%20roleDefinitionId%20eq%20'{role}'%20and%20directoryScopeId%20eq%20'/'",
                "/v1.0/roleManagement/directory/roleEligibilitySchedules?$filter=principalId%20eq%20'{me}'&$expand=*",
                "/v1.0/roleManagement/directory/roleEligibilitySchedules/filterByCurrentUser(on='principal')"
                        + "?$expand=roleDefinition($select=id,displayName)&$filter=status%20eq%20'Provisioned'",
                "/v1.0/roleManagement/directory/roleEligibilitySchedules/filterByCurrentUser(on=%27principal%27)",
                "/v1.0/roleManagement/directory/roleAssignmentSchedules/filterByCurrentUser(on='principal')"
                        + "?$filter=assignmentType%20eq%20'Activated'&$expand=activatedUsing,roleDefinition",
                "/v1.0/roleManagement/directory/roleAssignmentScheduleInstances?$filter=(principalId%20eq%20'{me}'%20and%20"
                        + "assignmentType%20eq%20'Activated')&$expand=principal($select=id,displayName)",
                "/v1.0/roleManagement/directory/roleAssignmentScheduleInstances?$filter=endDateTime%20ne%20null%20and%20"
                        + "endDateTime%20le%202099-01-01T00:00:00.000Z&$orderby=endDateTime%20asc",
                "/v1.0/roleManagement/directory/roleAssignmentScheduleRequests?$filter=principal/id%20eq%20'{me}'%20and%20"
                        + "not(status%20eq%20'Revoked'%20or%20status%20eq%20'Denied')&$orderby=createdDateTime%20desc",
                "/v1.0/roleManagement/directory/roleAssignmentScheduleRequests/filterByCurrentUser(on='approver')"
                        + "?$filter=status%20eq%20'PendingApproval'&$expand=principal,roleDefinition",
                "/beta/roleManagement/directory/roleAssignmentScheduleRequests?$filter=status+eq+'PendingApproval'",
                "/beta/roleManagement/directory/roleAssignmentApprovals/filterByCurrentUser(on='approver')?$expand=steps",
                "/v1.0/roleManagement/directory/roleEligibilityScheduleRequests?$filter=action%20eq%20'AdminAssign'&$top=1",
                "/v1.0/policies/roleManagementPolicyAssignments?$filter=scopeType%20eq%20'DirectoryRole'%20and%20"
                        + "roleDefinitionId%20eq%20'{role}'%20and%20scopeId%20eq%20'/'&$expand=policy($expand=rules)",
                "/beta/policies/roleManagementPolicyAssignments?$filter=scopeId+eq+'/'+and+scopeType+eq+'Directory'"
                        + "&$expand=policy($expand=rules($select=id))",
                "/v1.0/policies/roleManagementPolicies?$filter=scopeId%20eq%20'/'%20and%20scopeType%20eq%20'DirectoryRole'&$expand=rules",
                "/v1.0/policies/roleManagementPolicies/DirectoryRole_{role}?$expand=rules",
                "/v1.0/policies/roleManagementPolicies/DirectoryRole_{role}/rules/Approval_EndUser_Assignment",
                "/v1.0/auditLogs/directoryAudits?$filter=loggedByService%20eq%20'PIM'%20and%20activityDateTime%20ge%20"
                        + "2026-01-01T00:00:00Z%20and%20activityDateTime%20lt%202099-01-01&$orderby=activityDateTime%20desc&$top=50",
                "/v1.0/auditLogs/directoryAudits?$filter=initiatedBy/user/id%20eq%20'{me}'%20and%20category%20eq%20'RoleManagement'"
            })
    void isServed(String call) {
        var path = call.replace("{me}", lee.id().toString())
                .replace("{upn}", lee.userPrincipalName())
                .replace("{role}", RoleDefinition.GLOBAL_READER.toString());

        for (var user : new User[] {lee, paula}) {
            var answer = new ApiClient(port, user).get(path);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        }
    }
}
