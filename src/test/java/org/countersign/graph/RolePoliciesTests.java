package org.countersign.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.countersign.graph.Api.ROLE;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.countersign.activation.AttemptRejected;
import org.countersign.activation.AttemptRejected.Attempt;
import org.countersign.directory.GroupId;
import org.countersign.role.ActivationSettings;
import org.countersign.role.Approver;
import org.countersign.role.InvalidSettings;
import org.countersign.role.RoleSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;
import org.springframework.http.HttpStatus;

/** What a role asks of an activation can be read before one asks for it, and changed by administrators. */
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

    @Test
    void anEditChangesWhatItNamesAndNothingElse() {
        assertThat(edited("Expiration_EndUser_Assignment", "{\"maximumDuration\":\"PT2H\"}"))
                .isEqualTo(before().withMaximumDuration(Duration.ofHours(2)));
        assertThat(edited("Enablement_EndUser_Assignment", "{\"enabledRules\":[\"ticketing\"]}"))
                .isEqualTo(before().withRequired(false, false, true));
        assertThat(edited("Approval_EndUser_Assignment", "{\"setting\":{\"isApprovalRequired\":\"true\"}}"))
                .isEqualTo(before().withApproval(true, Duration.ofHours(24)));
        assertThat(edited("Approval_EndUser_Assignment", "{}")).isEqualTo(before());
    }

    @Test
    void approversAreNamedAnew() {
        var settings = edit(
                "Approval_EndUser_Assignment",
                """
                {"@odata.type":"#microsoft.graph.unifiedRoleManagementPolicyApprovalRule","setting":{"approvalStages":[{
                "approvalStageTimeOutInDays":3,"primaryApprovers":[
                {"@odata.type":"#microsoft.graph.singleUser","userId":"%s"},{"groupId":"%s"}]}]}}"""
                        .formatted(Api.BRANDON.id(), new UUID(3, 3)));

        assertThat(settings.approvers())
                .containsExactly(
                        new Approver.OneUser(Api.BRANDON.id()), new Approver.MembersOf(new GroupId(new UUID(3, 3))));
        assertThat(settings.activation().approvalTimeout()).isEqualTo(Duration.ofDays(3));
    }

    @Test
    void whatIsReadMayBeSentBackAndChangesNothing() throws Exception {
        var odd = new RoleSettings(
                ROLE.id(),
                before().withApproval(true, Duration.ofMinutes(90)),
                List.of(new Approver.OneUser(Api.BRANDON.id())));
        when(api.roles.settingsOf(ROLE.id())).thenReturn(odd);
        for (var rule : PolicyRule.values()) {
            var body = api.get(RULES + "/" + rule.id()).getResponse().getContentAsString();
            assertThat(edit(rule.id(), body, odd)).isEqualTo(odd);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Expiration | {"maximumDuration":"PT25H"}            | 30 minutes to 24 hours
                    Expiration | {"maximumDuration":"soon"}             | ISO 8601
                    Expiration | {"isExpirationRequired":false}         | always ends
                    Enablement | {"enabledRules":["Sorcery"]}           | enabledRules may name
                    Approval   | {"setting":{"approvalMode":"Serial"}}  | approvalMode may be
                    Approval   | {"setting":{"approvalStages":[{},{}]}} | one stage
                    Approval   | {"setting":{"approvalStages":[{"approvalStageTimeOutInDays":31}]}} | 30 days
                    Approval   | {"setting":{"approvalStages":[{"isEscalationEnabled":true}]}} | no escalation
                    Approval   | {"setting":{"approvalStages":[{"isApproverJustificationRequired":false}]}} | always give
                    Approval   | {"setting":{"approvalStages":[{"primaryApprovers":[{}]}]}} | either a userId or
                    Approval   | {"setting":{"approvalStages":[{"primaryApprovers":[{"userId":"x"}]}]}} | must be a UUID
                    """)
    void whatNoRoleCanHaveIsRefusedWithTheReason(String rule, String body, String reason) {
        assertThatThrownBy(() -> edit(rule + "_EndUser_Assignment", body))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining(reason);
    }

    @Test
    void aPolicyIsChangedAsAWholeAndEveryFaultIsNamed() {
        var body =
                """
                {"rules":[{"id":"Expiration_EndUser_Assignment","maximumDuration":"PT25H"},
                {"id":"Enablement_EndUser_Assignment","enabledRules":["Sorcery"]},{"id":"Other"}]}""";
        assertThat(api.patch(RULES.replace("/rules", ""), body)).hasStatus(HttpStatus.NO_CONTENT);

        assertThatThrownBy(() -> editOfLee().apply(settings()))
                .hasMessageContaining("24 hours")
                .hasMessageContaining("enabledRules may name")
                .hasMessageContaining("no rule Other");
    }

    @Test
    void faultsAndRefusalsAreAnsweredAndTold() {
        doThrow(new InvalidSettings(List.of("One fault.", "Another.")))
                .when(api.changes)
                .change(any(), any(), any());

        var answer = api.patch(RULES + "/Expiration_EndUser_Assignment", "{}");

        assertThat(answer).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(answer).bodyText().contains("One fault. Another.");
        assertThat(api.rejected).singleElement().returns(Attempt.SETTINGS, AttemptRejected::attempt);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "",
                "{\"enabledRules\":[null]}",
                "{\"setting\":{\"approvalStages\":[null]}}",
                "{\"setting\":{\"approvalStages\":[{\"primaryApprovers\":[null]}]}}",
                "{\"setting\":7}"
            })
    void whatIsNoRuleIsABadRequest(String body) {
        assertThat(api.patch(RULES + "/Approval_EndUser_Assignment", body)).hasStatus(HttpStatus.BAD_REQUEST);
    }

    private ActivationSettings edited(String rule, String body) {
        return edit(rule, body).activation();
    }

    private RoleSettings edit(String rule, String body) {
        return edit(rule, body, settings());
    }

    private RoleSettings edit(String rule, String body, RoleSettings before) {
        clearInvocations(api.changes);
        assertThat(api.patch(RULES + "/" + rule, body)).hasStatus(HttpStatus.NO_CONTENT);
        return editOfLee().apply(before);
    }

    private UnaryOperator<RoleSettings> editOfLee() {
        ArgumentCaptor<UnaryOperator<RoleSettings>> edit = ArgumentCaptor.captor();
        verify(api.changes).change(eq(ROLE.id()), edit.capture(), eq(Api.LEE.id()));
        return edit.getValue();
    }

    private static ActivationSettings before() {
        return ActivationSettings.DEFAULT;
    }

    private static RoleSettings settings() {
        return new RoleSettings(ROLE.id(), before(), List.of());
    }
}
