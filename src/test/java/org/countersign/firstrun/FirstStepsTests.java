package org.countersign.firstrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.firstrun.EmptyInstallation.PASSWORD;

import org.countersign.testing.ApiClient;
import org.countersign.testing.ApiClient.Answer;
import org.countersign.testing.Authenticator;
import org.countersign.testing.Visitor;
import org.countersign.time.MovableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The way that docs/first-steps.md goes: from an empty installation to the first approved activation. */
@FirstRunTest
class FirstStepsTests {

    private static final String MINE = "/v1.0/me/authentication/softwareOathMethods";
    private static final String USER_ADMINISTRATOR = "fe930be7-5e62-47db-91af-98c3a49a38b1";

    @LocalServerPort
    private int port;

    @Autowired
    private EmptyInstallation installation;

    @Autowired
    private MovableClock clock;

    @BeforeEach
    void anEmptyInstallation() {
        installation.begin();
    }

    @Test
    void fromTheSecretToTheFirstApprovedActivation() {
        new Visitor(port).submit("/first-run", installation.input());
        var grace = new ApiClient(port, "grace", PASSWORD);
        enrolOneself(grace);

        var ria = create(grace, "ria");
        var abe = create(grace, "abe");
        var seed = text(grace.post("/v1.0/users/" + ria + "/authentication/softwareOathMethods", ""), "secretKey");
        makeEligible(grace, ria);
        askForApprovalBy(grace, abe);

        var asRia = new ApiClient(port, "ria", "the password of ria");
        var asked = activate(asRia, Authenticator.codeAt(seed, clock.now()));
        assertThat(text(asked, "status")).isEqualTo("PendingApproval");
        approve(new ApiClient(port, "abe", "the password of abe"), text(asked, "approvalId"));

        assertThat(asRia.get("/v1.0/roleManagement/directory/roleAssignmentScheduleInstances"
                                + "/filterByCurrentUser(on='principal')")
                        .json()
                        .at("/value/0/roleDefinitionId")
                        .asText())
                .isEqualTo(USER_ADMINISTRATOR);
    }

    private void enrolOneself(ApiClient who) {
        var begun = who.post(MINE, "");
        var confirmed = who.post(
                MINE + "/" + text(begun, "id") + "/activate",
                "{\"verificationCode\": \"%s\"}"
                        .formatted(Authenticator.codeAt(text(begun, "secretKey"), clock.now())));
        assertThat(confirmed.status()).isEqualTo(204);
    }

    private static String create(ApiClient administrator, String name) {
        var created = administrator.post(
                "/v1.0/users",
                """
                {"accountEnabled": true, "displayName": "%1$s", "mailNickname": "%1$s",
                "userPrincipalName": "%1$s@contoso.example", "mail": "%1$s@contoso.example",
                "passwordProfile": {"password": "the password of %1$s"}}"""
                        .formatted(name));
        assertThat(created.status()).isEqualTo(201);
        return text(created, "id");
    }

    private static void makeEligible(ApiClient administrator, String user) {
        var assigned = administrator.post(
                "/v1.0/roleManagement/directory/roleEligibilityScheduleRequests",
                """
                {"action": "adminAssign", "principalId": "%s", "roleDefinitionId": "%s", "directoryScopeId": "/",
                "justification": "Looks after accounts", "scheduleInfo": {"expiration": {"type": "noExpiration"}}}"""
                        .formatted(user, USER_ADMINISTRATOR));
        assertThat(assigned.status()).isEqualTo(201);
    }

    private static void askForApprovalBy(ApiClient administrator, String approver) {
        var changed = administrator.patch(
                "/v1.0/policies/roleManagementPolicies/DirectoryRole_" + USER_ADMINISTRATOR
                        + "/rules/Approval_EndUser_Assignment",
                """
                {"setting": {"isApprovalRequired": true, "approvalStages": [{"primaryApprovers": [
                {"@odata.type": "#microsoft.graph.singleUser", "userId": "%s"}]}]}}"""
                        .formatted(approver));
        assertThat(changed.status()).isEqualTo(204);
    }

    private static Answer activate(ApiClient requestor, String code) {
        return requestor.post(
                ApiClient.REQUESTS,
                """
                {"action": "selfActivate", "roleDefinitionId": "%s", "directoryScopeId": "/",
                "justification": "A new colleague starts",
                "scheduleInfo": {"expiration": {"type": "afterDuration", "duration": "PT1H"}}}"""
                        .formatted(USER_ADMINISTRATOR),
                "X-Countersign-OTP",
                code);
    }

    private static void approve(ApiClient approver, String id) {
        var approved = approver.patch(
                "/beta/roleManagement/directory/roleAssignmentApprovals/" + id + "/steps/" + id,
                "{\"reviewResult\": \"Approve\", \"justification\": \"I asked for it\"}");
        assertThat(approved.status()).isEqualTo(204);
    }

    private static String text(Answer answer, String property) {
        return answer.json().at("/" + property).asText();
    }
}
