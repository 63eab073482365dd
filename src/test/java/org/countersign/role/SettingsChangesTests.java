package org.countersign.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.countersign.testing.Scene.requestFor;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.countersign.CountersignTest;
import org.countersign.activation.ActivationWorkflow;
import org.countersign.directory.GroupId;
import org.countersign.directory.User;
import org.countersign.directory.UserId;
import org.countersign.role.NotificationSettings.Topic;
import org.countersign.security.SignedIn;
import org.countersign.testing.ApiClient;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Administrators change what a role asks for; it counts at once, and the trail tells what it was. */
@CountersignTest
class SettingsChangesTests {

    @LocalServerPort
    private int port;

    @Autowired
    private Scene scene;

    @Autowired
    private SettingsChanges changes;

    @Autowired
    private Roles roles;

    @Autowired
    private ActivationWorkflow workflow;

    @Autowired
    private TaskService taskService;

    private User paula;
    private RoleDefinition role;

    @BeforeEach
    void anAdministrator() {
        paula = scene.person("Paula");
        scene.standing(paula, RoleDefinition.PRIVILEGED_ROLE_ADMINISTRATOR);
        role = scene.plainRole();
    }

    @Test
    void aChangeCountsAtOnceAndIsInTheAuditWithOldAndNewValues() {
        var rule = "/v1.0/policies/roleManagementPolicies/DirectoryRole_" + role.id()
                + "/rules/Expiration_EndUser_Assignment";

        var answer = new ApiClient(port, paula).patch(rule, "{\"maximumDuration\":\"PT30M\"}");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(roles.settingsOf(role.id()).activation().maximumDuration()).isEqualTo(Duration.ofMinutes(30));
        assertThat(new ApiClient(port, paula)
                        .get("/v1.0/auditLogs/directoryAudits?$top=1&$filter=operationType%20eq%20'Update'")
                        .body())
                .contains(
                        "Update role setting in PIM",
                        "\"displayName\":\"maximumDuration\",\"oldValue\":\"PT8H\",\"newValue\":\"PT30M\"",
                        role.displayName(),
                        paula.userPrincipalName());
    }

    @Test
    void whoIsNoActiveAdministratorChangesNothing() {
        var lee = scene.person("Lee");
        scene.eligible(lee, roles.role(RoleDefinition.GLOBAL_ADMINISTRATOR));

        assertThatThrownBy(() -> changes.change(role.id(), SettingsChangesTests::withoutAnything, lee.id()))
                .isInstanceOf(SettingsRefused.class);
        assertThat(roles.settingsOf(role.id()).activation().justificationRequired())
                .isTrue();
    }

    @Test
    void anApproverWhoIsNotInTheDirectoryIsRefused() {
        var nobody = new Approver.OneUser(new UserId(UUID.randomUUID()));
        var none = new Approver.MembersOf(new GroupId(UUID.randomUUID()));

        assertThatThrownBy(
                        () -> changes.change(role.id(), (now, faults) -> now.with(List.of(nobody, none)), paula.id()))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("There is no user " + nobody.id())
                .hasMessageContaining("There is no group " + none.id());
    }

    @Test
    void settingsOfAssignmentsAreKept() {
        var eligible = new AssignmentSettings(false, Duration.ofDays(90), true, true);
        var active = new AssignmentSettings(false, Duration.ofDays(15), false, true);

        changes.change(role.id(), (now, faults) -> now.withEligible(eligible).withActive(active), paula.id());

        assertThat(roles.settingsOf(role.id()).eligible()).isEqualTo(eligible);
        assertThat(roles.settingsOf(role.id()).active()).isEqualTo(active);
    }

    @Test
    void everySettingIsKept() {
        var activation = new ActivationSettings(
                Duration.ofHours(3),
                false,
                false,
                true,
                true,
                Duration.ofMinutes(90),
                "c7",
                List.of(new TicketSystem("Desk", "INC-[0-9]+"), new TicketSystem("Change board", "")));
        var settings = new RoleSettings(
                role.id(),
                activation,
                List.of(new Approver.OneUser(paula.id())),
                new AssignmentSettings(false, Duration.ofDays(30), true, true),
                new AssignmentSettings(false, Duration.ofDays(90), false, true),
                NotificationSettings.DEFAULT.with(
                        Topic.ALL.get(4),
                        new NotificationRule(true, false, List.of("a@contoso.example", "b@contoso.example"))));

        changes.change(role.id(), (now, faults) -> settings, paula.id());

        assertThat(roles.settingsOf(role.id())).isEqualTo(settings);
        assertThat(new ApiClient(port, paula)
                        .get("/v1.0/auditLogs/directoryAudits?$top=1&$filter=operationType%20eq%20'Update'")
                        .body())
                .contains(
                        "authenticationContext\",\"oldValue\":\"none\",\"newValue\":\"c7",
                        "ticketSystems",
                        "eligible.maximumDuration\",\"oldValue\":\"P365D\",\"newValue\":\"P30D",
                        "active.mfaRequired",
                        "notification.ACTIVE_ASSIGNMENT.REQUESTOR.additionalRecipients",
                        "a@contoso.example, b@contoso.example");
    }

    @Test
    void faultsOfTheEditAndOfTheSettingsAndOfTheDirectoryAreNamedTogether() {
        var nobody = new Approver.OneUser(new UserId(UUID.randomUUID()));

        assertThatThrownBy(() -> changes.change(
                        role.id(),
                        (now, faults) -> {
                            faults.add("The edit is odd.");
                            return now.with(List.of(nobody))
                                    .with(now.activation().withMaximumDuration(Duration.ofHours(25)))
                                    .withActive(now.active().withExpiration(true, Duration.ofDays(1)));
                        },
                        paula.id()))
                .isInstanceOfSatisfying(
                        InvalidSettings.class, e -> assertThat(e.faults()).hasSize(4));
        assertThat(roles.settingsOf(role.id()).activation().maximumDuration()).isEqualTo(Duration.ofHours(8));
    }

    @Test
    void pendingTasksAreOfferedToTheNewApproversAtOnce() {
        var brandon = scene.person("Brandon");
        var mike = scene.person("Mike");
        var approved = scene.approvedRole(brandon);
        var lee = scene.person("Lee");
        var pending = SignedIn.as(lee, () -> workflow.start(requestFor(scene.eligible(lee, approved)), null));

        changes.change(approved.id(), (now, faults) -> now.with(List.of(new Approver.OneUser(mike.id()))), paula.id());

        await().untilAsserted(() -> assertThat(taskService
                        .createTaskQuery()
                        .processInstanceBusinessKey(pending.id().toString())
                        .taskCandidateUser(mike.id().toString())
                        .count())
                .isOne());
    }

    private static RoleSettings withoutAnything(RoleSettings settings, List<String> faults) {
        return settings.with(settings.activation().withRequired(false, false, false));
    }
}
