package org.countersign.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.notification.Notice.worded;
import static org.countersign.notification.schema.tables.NotificationMail.NOTIFICATION_MAIL;
import static org.countersign.testing.AtOnce.atOnce;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.countersign.CountersignTest;
import org.countersign.activation.Activation;
import org.countersign.activation.ActivationWorkflow;
import org.countersign.activation.RequestActivation;
import org.countersign.activation.Ticket;
import org.countersign.assignment.ActivationWarnings;
import org.countersign.assignment.EndReason;
import org.countersign.assignment.Right;
import org.countersign.assignment.RoleAssignments;
import org.countersign.directory.User;
import org.countersign.role.RoleDefinition;
import org.countersign.security.SignedIn;
import org.countersign.testing.Scene;
import org.countersign.time.MovableClock;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The holder is told half an hour before an activated role ends, once. */
@CountersignTest
class ActivationWarningsTests {

    @Autowired
    private Scene scene;

    @Autowired
    private MovableClock clock;

    @Autowired
    private ActivationWarnings warnings;

    @Autowired
    private ActivationWorkflow workflow;

    @Autowired
    private RoleAssignments assignments;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private DSLContext dsl;

    private User lee;
    private RoleDefinition role;
    private Right right;

    @BeforeEach
    void setTheScene() {
        lee = scene.person("Lee");
        role = scene.plainRole();
        right = scene.eligible(lee, role);
    }

    @Test
    void theHolderIsToldHalfAnHourBeforeAndNotAgain() {
        activate(Duration.ofHours(2), false);

        assertThat(subjectsAfter(Duration.ofMinutes(89))).isEmpty();
        assertThat(subjectsAfter(Duration.ofMinutes(2)))
                .singleElement()
                .isEqualTo("Lee's activation of " + role.displayName() + " ends soon");
        assertThat(subjectsAfter(Duration.ofMinutes(15))).hasSize(1);
        assertThat(subjectsAfter(Duration.ofMinutes(30))).hasSize(1);
    }

    @Test
    void theMailTellsWhatToDoAndDecidesNothing() {
        activate(Duration.ofHours(2), false);
        subjectsAfter(Duration.ofMinutes(91));

        var warning = dsl.selectFrom(NOTIFICATION_MAIL)
                .where(
                        NOTIFICATION_MAIL.RECIPIENT_ID.eq(lee.id().value()),
                        NOTIFICATION_MAIL.KIND.eq(NoticeKind.ACTIVATION_ENDING.name()))
                .fetchSingle(Outbox::toDraft);
        assertThat(worded(warning).text())
                .contains("Your activation of the role " + role.displayName() + " ends on", "ask to extend it")
                .contains("No mail asks you to decide by a link");
    }

    @Test
    void whatWasActivatedForLessThanAnHourNeedsNoTelling() {
        activate(Duration.ofMinutes(59), false);

        assertThat(subjectsAfter(Duration.ofMinutes(40))).isEmpty();
    }

    @Test
    void whatWasTakenBackIsNotTold() {
        var active = activate(Duration.ofHours(2), false);
        assignments.end(active.id().value(), EndReason.REVOKED, null, "");

        assertThat(subjectsAfter(Duration.ofMinutes(100))).isEmpty();
    }

    @Test
    void whatWasExtendedIsToldBeforeItsNewEnd() {
        activate(Duration.ofHours(2), false);
        assertThat(subjectsAfter(Duration.ofMinutes(95))).hasSize(1);

        activate(Duration.ofHours(3), true);

        assertThat(subjectsAfter(Duration.ofMinutes(140))).hasSize(1);
        assertThat(subjectsAfter(Duration.ofMinutes(20))).hasSize(2);
    }

    @Test
    void whatIsHeldForGoodIsNotTold() {
        scene.standing(lee, scene.plainRole().id(), clock.now().plus(Duration.ofHours(2)));

        assertThat(subjectsAfter(Duration.ofMinutes(100))).isEmpty();
    }

    @Test
    void severalNodesTellOnce() {
        activate(Duration.ofHours(2), false);
        clock.pass(Duration.ofMinutes(95));

        atOnce(Collections.nCopies(4, (Callable<Boolean>) () -> {
            warnings.sweep();
            return true;
        }));

        assertThat(subjectsAfter(Duration.ZERO)).hasSize(1);
    }

    private Activation activate(Duration duration, boolean extension) {
        var request = new RequestActivation(
                lee.id(),
                right.role(),
                right.scope(),
                "The print server is on fire",
                Ticket.NONE,
                null,
                null,
                duration,
                extension);
        return SignedIn.as(lee, () -> workflow.start(request, null));
    }

    private List<String> subjectsAfter(Duration time) {
        clock.pass(time);
        warnings.sweep();
        return jdbc.queryForList(
                "select subject from notification_mail where recipient_id = ? and kind = 'ACTIVATION_ENDING'",
                String.class,
                lee.id().value());
    }
}
