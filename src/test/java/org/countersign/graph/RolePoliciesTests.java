package org.countersign.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.graph.Api.ROLE;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.countersign.directory.GroupId;
import org.countersign.role.ActivationSettings;
import org.countersign.role.Approver;
import org.countersign.role.RoleSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;

/** What a role asks of an activation can be read before one asks for it. */
class RolePoliciesTests {

    private static final String RULES = "/v1.0/policies/roleManagementPolicies/DirectoryRole_" + ROLE.id() + "/rules";

    private final Api api = new Api();

    @Test
    void theRulesSayWhatTheSettingsAsk() {
        var group = new GroupId(new UUID(3, 3));
        when(api.roles.settingsOf(ROLE.id()))
                .thenReturn(new RoleSettings(
                        ROLE.id(),
                        new ActivationSettings(Duration.ofHours(4), true, false, true, true, Duration.ofHours(25)),
                        List.of(new Approver.OneUser(Api.BRANDON.id()), new Approver.MembersOf(group))));

        var rules = assertThat(api.get(RULES)).hasStatusOk().bodyJson();

        rules.extractingPath("$.value[*].id")
                .asArray()
                .containsExactly(
                        "Expiration_EndUser_Assignment",
                        "Enablement_EndUser_Assignment",
                        "Approval_EndUser_Assignment");
        rules.extractingPath("$.value[0].maximumDuration").isEqualTo("PT4H");
        rules.extractingPath("$.value[1].enabledRules")
                .asArray()
                .containsExactly("MultiFactorAuthentication", "Ticketing");
        rules.extractingPath("$.value[2]['@odata.type']")
                .isEqualTo("#microsoft.graph.unifiedRoleManagementPolicyApprovalRule");
        rules.extractingPath("$.value[2].setting.isApprovalRequired").isEqualTo(true);
        rules.extractingPath("$.value[2].setting.approvalStages[0].approvalStageTimeOutInDays")
                .isEqualTo(2);
        rules.extractingPath("$.value[2].setting.approvalStages[0].primaryApprovers[0].userId")
                .isEqualTo(Api.BRANDON.id().toString());
        rules.extractingPath("$.value[2].setting.approvalStages[0].primaryApprovers[1]['@odata.type']")
                .isEqualTo("#microsoft.graph.groupMembers");
    }

    @Test
    void oneRuleIsReadByItsId() {
        assertThat(api.get(RULES + "/expiration_enduser_assignment"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.id")
                .isEqualTo("Expiration_EndUser_Assignment");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1.0/policies/roleManagementPolicies/DirectoryRole_00000000-0000-0007-0000-000000000007/rules",
                "/v1.0/policies/roleManagementPolicies/DirectoryRole_x/rules",
                "/v1.0/policies/roleManagementPolicies/x/rules",
                "/v1.0/policies/roleManagementPolicies/DirectoryRole_fe930be7-5e62-47db-91af-98c3a49a38b1/rules/None"
            })
    void whatIsNotThereIsNotFound(String path) {
        assertThat(api.get(path)).hasStatus(HttpStatus.NOT_FOUND);
    }
}
