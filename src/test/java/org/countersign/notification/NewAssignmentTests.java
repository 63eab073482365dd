package org.countersign.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.notification.schema.tables.NotificationMail.NOTIFICATION_MAIL;

import java.util.List;
import java.util.UUID;
import org.countersign.CountersignTest;
import org.countersign.assignment.AssignmentType;
import org.countersign.assignment.Eligibilities;
import org.countersign.assignment.Eligibility;
import org.countersign.assignment.EligibilityId;
import org.countersign.assignment.RoleAssignment;
import org.countersign.assignment.RoleAssignments;
import org.countersign.directory.User;
import org.countersign.directory.UserId;
import org.countersign.role.NotificationEvent;
import org.countersign.role.NotificationRecipient;
import org.countersign.role.NotificationRule;
import org.countersign.role.NotificationSettings;
import org.countersign.role.NotificationSettings.Topic;
import org.countersign.role.RoleDefinition;
import org.countersign.role.Roles;
import org.countersign.role.Scope;
import org.countersign.testing.Scene;
import org.countersign.time.DatabaseClock;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is mailed when administrators assign roles. */
@CountersignTest
class NewAssignmentTests {

    @Autowired
    private Scene scene;

    @Autowired
    private Eligibilities eligibilities;

    @Autowired
    private RoleAssignments assignments;

    @Autowired
    private Roles roles;

    @Autowired
    private DatabaseClock clock;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private DSLContext dsl;

    private User lee;
    private User paula;
    private RoleDefinition role;

    @BeforeEach
    void setTheScene() {
        lee = scene.person("Lee");
        paula = scene.person("Paula");
        scene.standing(paula, RoleDefinition.PRIVILEGED_ROLE_ADMINISTRATOR);
        role = scene.plainRole();
    }

    @Test
    void anEligibleAssignmentIsMailedToTheAssigneeAndToTheAdministrators() {
        assertThat(mailsAbout(makeEligible(paula.id()))).contains(lee.mail(), paula.mail());
    }

    @Test
    void anActiveAssignmentIsMailedToTheAssigneeAndToTheAdministrators() {
        assertThat(mailsAbout(assign(paula.id()))).contains(lee.mail(), paula.mail());
    }

    @Test
    void whatTheServiceItselfAssignsIsMailedToNobody() {
        assertThat(mailsAbout(makeEligible(null))).isEmpty();
        assertThat(mailsAbout(assign(null))).isEmpty();
    }

    @Test
    void theRolesSettingsCount() {
        var topic = new Topic(NotificationEvent.ELIGIBLE_ASSIGNMENT, NotificationRecipient.REQUESTOR);
        roles.changeSettings(roles.settingsOf(role.id())
                .with(NotificationSettings.DEFAULT.with(
                        topic, new NotificationRule(false, false, List.of("desk@contoso.example")))));

        assertThat(mailsAbout(makeEligible(paula.id())))
                .contains("desk@contoso.example")
                .doesNotContain(lee.mail());
    }

    @Test
    void anAssignmentThatIsUndoneIsMailedToNobody() {
        var id = transactions.execute(status -> {
            status.setRollbackOnly();
            return makeEligible(paula.id());
        });

        assertThat(mailsAbout(id)).isEmpty();
    }

    private UUID makeEligible(UserId by) {
        var id = new EligibilityId(UUID.randomUUID());
        eligibilities.assign(
                new Eligibility(id, lee.id(), role.id(), Scope.DIRECTORY, clock.now(), null), by, "Night shift");
        return id.value();
    }

    private UUID assign(UserId by) {
        var someRole = scene.plainRole();
        var id = UUID.randomUUID();
        assignments.assign(
                new RoleAssignment(
                        id, lee.id(), someRole.id(), Scope.DIRECTORY, AssignmentType.ASSIGNED, null, clock.now(), null),
                by,
                "Night shift");
        return id;
    }

    private List<String> mailsAbout(UUID id) {
        return dsl.selectFrom(NOTIFICATION_MAIL)
                .where(NOTIFICATION_MAIL.CORRELATION_ID.eq(id))
                .fetch(row -> row.get(NOTIFICATION_MAIL.ADDRESS));
    }
}
