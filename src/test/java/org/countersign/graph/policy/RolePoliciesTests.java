package org.countersign.graph.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.countersign.graph.Api.ROLE;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.countersign.activation.AttemptRejected;
import org.countersign.activation.AttemptRejected.Attempt;
import org.countersign.directory.GroupId;
import org.countersign.graph.Api;
import org.countersign.role.ActivationSettings;
import org.countersign.role.Approver;
import org.countersign.role.AssignmentSettings;
import org.countersign.role.InvalidSettings;
import org.countersign.role.NotificationEvent;
import org.countersign.role.NotificationRecipient;
import org.countersign.role.NotificationRule;
import org.countersign.role.NotificationSettings;
import org.countersign.role.NotificationSettings.Topic;
import org.countersign.role.RoleSettings;
import org.countersign.role.SettingsEdit;
import org.countersign.role.TicketSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;
import org.springframework.http.HttpStatus;

/** What a role asks of an activation can be read before one asks for it, and changed by administrators. */
class RolePoliciesTests {

    private static final String RULES = "/v1.0/policies/roleManagementPolicies/DirectoryRole_" + ROLE.id() + "/rules";

    private static final String POLICY = RULES.replace("/rules", "");
    private static final String POLICIES = "/v1.0/policies/roleManagementPolicies";
    private static final String ASSIGNMENTS = "/v1.0/policies/roleManagementPolicyAssignments";

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
                        "Expiration_Admin_Eligibility",
                        "Enablement_Admin_Eligibility",
                        "Expiration_Admin_Assignment",
                        "Enablement_Admin_Assignment",
                        "Expiration_EndUser_Assignment",
                        "Enablement_EndUser_Assignment",
                        "Approval_EndUser_Assignment",
                        "AuthenticationContext_EndUser_Assignment",
                        "Notification_Admin_Admin_Eligibility",
                        "Notification_Requestor_Admin_Eligibility",
                        "Notification_Approver_Admin_Eligibility",
                        "Notification_Admin_Admin_Assignment",
                        "Notification_Requestor_Admin_Assignment",
                        "Notification_Approver_Admin_Assignment",
                        "Notification_Admin_EndUser_Assignment",
                        "Notification_Requestor_EndUser_Assignment",
                        "Notification_Approver_EndUser_Assignment");
        rules.extractingPath("$.value[0].maximumDuration").isEqualTo("P365D");
        rules.extractingPath("$.value[0].isExpirationRequired").isEqualTo(false);
        rules.extractingPath("$.value[0].target.level").isEqualTo("Eligibility");
        rules.extractingPath("$.value[3].enabledRules").asArray().containsExactly("Justification");
        rules.extractingPath("$.value[7].isEnabled").isEqualTo(false);
        rules.extractingPath("$.value[16].recipientType").isEqualTo("Approver");
        rules.extractingPath("$.value[16].notificationLevel").isEqualTo("All");
        rules.extractingPath("$.value[4].maximumDuration").isEqualTo("PT4H");
        rules.extractingPath("$.value[5].enabledRules")
                .asArray()
                .containsExactly("MultiFactorAuthentication", "Ticketing");
        rules.extractingPath("$.value[6]['@odata.type']")
                .isEqualTo("#microsoft.graph.unifiedRoleManagementPolicyApprovalRule");
        rules.extractingPath("$.value[6].setting.isApprovalRequired").isEqualTo(true);
        rules.extractingPath("$.value[6].setting.approvalStages[0].approvalStageTimeOutInDays")
                .isEqualTo(2);
        rules.extractingPath("$.value[6].setting.approvalStages[0].primaryApprovers[0].userId")
                .isEqualTo(Api.BRANDON.id().toString());
        rules.extractingPath("$.value[6].setting.approvalStages[0].primaryApprovers[1]['@odata.type']")
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
                before().withApproval(true, Duration.ofMinutes(90))
                        .withRequired(false, true, true)
                        .withAuthenticationContext("c3")
                        .withTicketSystems(List.of(new TicketSystem("Desk", "INC-[0-9]+"))),
                List.of(new Approver.OneUser(Api.BRANDON.id())),
                new AssignmentSettings(false, Duration.ofDays(15), true, true),
                new AssignmentSettings(true, Duration.ofDays(90), false, false),
                NotificationSettings.DEFAULT.with(
                        Topic.ALL.get(8), new NotificationRule(true, false, List.of("desk@contoso.example"))));
        when(api.roles.settingsOf(ROLE.id())).thenReturn(odd);
        for (var rule : PolicyRules.ALL) {
            var body = api.get(RULES + "/" + rule.id()).getResponse().getContentAsString();
            assertThat(edit(rule.id(), body, odd)).isEqualTo(odd);
        }
        var whole = api.get(POLICY + "?$expand=rules").getResponse().getContentAsString();
        assertThat(api.patch(POLICY, whole)).hasStatus(HttpStatus.NO_CONTENT);
    }

    @Test
    void aWholePolicyIsCopiedFromOneRoleToAnother() throws Exception {
        var model = settings()
                .with(before().withRequired(false, false, true).withAuthenticationContext("c9"))
                .withEligible(new AssignmentSettings(false, Duration.ofDays(30), true, true))
                .with(NotificationSettings.DEFAULT.with(
                        Topic.ALL.get(0), new NotificationRule(true, true, List.of("desk@contoso.example"))));
        when(api.roles.settingsOf(ROLE.id())).thenReturn(model);
        var whole = api.get(POLICY + "?$expand=rules").getResponse().getContentAsString();

        assertThat(api.patch(POLICY, whole)).hasStatus(HttpStatus.NO_CONTENT);

        assertThat(applied(editOfLee(), settings())).isEqualTo(model);
    }

    @Test
    void settingsOfAssignmentsAreEdited() {
        assertThat(edit(
                                "Expiration_Admin_Eligibility",
                                "{\"isExpirationRequired\":\"true\",\"maximumDuration\":\"P90D\"}")
                        .eligible())
                .isEqualTo(AssignmentSettings.ELIGIBLE_DEFAULT.withExpiration(false, Duration.ofDays(90)));
        assertThat(edit("Expiration_Admin_Assignment", "{\"isExpirationRequired\":true}")
                        .active())
                .isEqualTo(AssignmentSettings.ACTIVE_DEFAULT.withExpiration(false, Duration.ofDays(180)));
        assertThat(edit("Enablement_Admin_Assignment", "{\"enabledRules\":[\"multiFactorAuthentication\"]}")
                        .active())
                .isEqualTo(AssignmentSettings.ACTIVE_DEFAULT.withRequired(false, true));
        assertThat(edit("Enablement_Admin_Eligibility", "{}")).isEqualTo(settings());
    }

    @Test
    void ticketSystemsAreNamedAnew() {
        assertThat(edited(
                                "Enablement_EndUser_Assignment",
                                "{\"ticketSystems\":[{\"name\":\"Desk\",\"pattern\":\"INC-[0-9]+\"},{\"name\":\"Phone\"}]}")
                        .ticketSystems())
                .containsExactly(new TicketSystem("Desk", "INC-[0-9]+"), new TicketSystem("Phone", ""));
    }

    @Test
    void anAuthenticationContextIsSwitchedOnAndOff() {
        var rule = "AuthenticationContext_EndUser_Assignment";
        var on = settings().with(before().withAuthenticationContext("c1"));

        assertThat(edited(rule, "{\"isEnabled\":true,\"claimValue\":\"C2\"}").authenticationContext())
                .isEqualTo("c2");
        assertThat(edit(rule, "{\"claimValue\":\"c2\"}", on).activation().authenticationContext())
                .isEqualTo("c2");
        assertThat(edit(rule, "{\"isEnabled\":false,\"claimValue\":\"c1\"}", on)
                        .activation()
                        .authenticationContext())
                .isNull();
        assertThat(edit(rule, "{\"isEnabled\":false,\"claimValue\":null}")).isEqualTo(settings());
    }

    @Test
    void mailIsRuledByEventAndRecipient() {
        var topic = new Topic(NotificationEvent.ACTIVE_ASSIGNMENT, NotificationRecipient.APPROVER);

        var settings = edit(
                "notification_approver_admin_assignment",
                "{\"notificationLevel\":\"critical\",\"isDefaultRecipientsEnabled\":\"false\",\"notificationRecipients\":[\"a@contoso.example\"]}");

        assertThat(settings)
                .isEqualTo(settings()
                        .with(NotificationSettings.DEFAULT.with(
                                topic, new NotificationRule(true, false, List.of("a@contoso.example")))));
    }

    @Test
    void aPolicyIsReadWithItsRulesWhereTheyAreWanted() {
        when(api.roles.settingsOf(ROLE.id())).thenReturn(settings());

        assertThat(api.get(POLICY)).hasStatusOk().bodyJson().doesNotHavePath("$.rules");
        assertThat(api.get(POLICY + "?$expand=rules"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.rules.length()")
                .isEqualTo(17);
    }

    @Test
    void aRoleLeadsToItsPolicy() {
        when(api.roles.settingsOf(ROLE.id())).thenReturn(settings());

        var one = assertThat(api.get(ASSIGNMENTS + "/DirectoryRole_" + ROLE.id() + "_" + ROLE.id() + "?$expand=policy"))
                .hasStatusOk()
                .bodyJson();
        one.extractingPath("$.policy.scopeType").isEqualTo("DirectoryRole");
        one.doesNotHavePath("$.policy.rules");
        assertThat(api.get(ASSIGNMENTS + "/DirectoryRole_" + ROLE.id())).hasStatus(HttpStatus.NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Expiration_EndUser_Assignment | {"maximumDuration":"soon"}             | ISO 8601
                    Expiration_EndUser_Assignment | {"isExpirationRequired":false}         | always ends
                    Enablement_EndUser_Assignment | {"enabledRules":["Sorcery"]}           | enabledRules may name
                    Approval_EndUser_Assignment | {"setting":{"approvalMode":"Serial"}}  | approvalMode may be
                    Approval_EndUser_Assignment | {"setting":{"approvalStages":[{},{}]}} | one stage
                    Approval_EndUser_Assignment | {"setting":{"approvalStages":[{"isEscalationEnabled":true}]}} | no escalation
                    Approval_EndUser_Assignment | {"setting":{"approvalStages":[{"isApproverJustificationRequired":false}]}} | always give
                    Approval_EndUser_Assignment | {"setting":{"approvalStages":[{"primaryApprovers":[{}]}]}} | either a userId or
                    Approval_EndUser_Assignment | {"setting":{"approvalStages":[{"primaryApprovers":[{"userId":"x"}]}]}} | must be a UUID
                    Expiration_Admin_Eligibility | {"maximumDuration":"P1Y"} | ISO 8601
                    Enablement_Admin_Assignment | {"enabledRules":["Ticketing"]} | enabledRules of assignments
                    AuthenticationContext_EndUser_Assignment | {"isEnabled":true} | needs a claimValue
                    Notification_Admin_Admin_Eligibility | {"notificationLevel":"Loud"} | All or Critical
                    Notification_Admin_Admin_Eligibility | {"recipientType":"Approver"} | is Admin
                    Notification_Admin_Admin_Eligibility | {"notificationType":"Fax"} | is Email
                    """)
    void whatNoRoleCanHaveIsRefusedWithTheReason(String rule, String body, String reason) {
        assertThatThrownBy(() -> edit(rule, body))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining(reason);
    }

    /** It would be left as it is, and the administrator believe that he had changed it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"enabledRule":["Ticketing"]}                                  | There is no property enabledRule here.
                    {"IsExpirationRequired":true}                                  | There is no property IsExpirationRequired
                    {"ticketSystems":[{"name":"Desk","patern":"INC-[0-9]+"}]}      | property ticketSystems.patern
                    {"setting":{"approvalRequired":true}}                          | property setting.approvalRequired
                    {"setting":{"approvalStages":[{"primaryApprover":[]}]}}        | setting.approvalStages.primaryApprover
                    {"setting":{"approvalStages":[{"primaryApprovers":[{"user":"x"}]}]}} | primaryApprovers.user
                    {"a b":1}                                                      | a property that there is not
                    """)
    void whatIsMisspeltIsNamed(String body, String reason) {
        var answer = api.patch(RULES + "/Enablement_EndUser_Assignment", body);

        assertThat(answer).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(answer).bodyText().contains(reason);
        verify(api.changes, never()).change(any(), any(), any());
    }

    @Test
    void whatGraphsClientsSendOfThemselvesIsLetPass() {
        var settings = edit(
                "Approval_EndUser_Assignment",
                """
                {"@odata.type":"x","id":"Approval_EndUser_Assignment","target":{"level":"Assignment"},
                "setting":{"isRequestorJustificationRequired":true,"approvalStages":[{"escalationTimeInMinutes":0,
                "escalationApprovers":[],"primaryApprovers":[{"userId":"%s","id":"x","description":"B","isBackup":false}]}]}}"""
                        .formatted(Api.BRANDON.id()));

        assertThat(settings.approvers()).containsExactly(new Approver.OneUser(Api.BRANDON.id()));
    }

    @Test
    void aPolicyIsChangedAsAWholeAndEveryFaultIsNamed() {
        var body =
                """
                {"rules":[{"id":"Expiration_EndUser_Assignment","isExpirationRequired":false},
                {"id":"Enablement_EndUser_Assignment","enabledRules":["Sorcery"]},{"id":"Other"}]}""";
        assertThat(api.patch(POLICY, body)).hasStatus(HttpStatus.NO_CONTENT);

        assertThatThrownBy(() -> applied(editOfLee(), settings()))
                .hasMessageContaining("always ends")
                .hasMessageContaining("enabledRules may name")
                .hasMessageContaining("no rule Other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"rules\": null}", "{\"rules\": []}"})
    void whatNamesNoRuleChangesNothing(String body) {
        assertThat(api.patch(POLICY, body)).hasStatus(HttpStatus.NO_CONTENT);

        assertThat(applied(editOfLee(), settings())).isEqualTo(settings());
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
        return applied(editOfLee(), before);
    }

    /** What the settings become, or every fault. */
    private static RoleSettings applied(SettingsEdit edit, RoleSettings before) {
        var faults = new ArrayList<String>();
        var after = edit.of(before, faults);
        if (!faults.isEmpty()) {
            throw new InvalidSettings(faults);
        }
        return after;
    }

    private SettingsEdit editOfLee() {
        ArgumentCaptor<SettingsEdit> edit = ArgumentCaptor.captor();
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
