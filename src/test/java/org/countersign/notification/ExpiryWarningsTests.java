package org.countersign.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.testing.AtOnce.atOnce;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.countersign.CountersignTest;
import org.countersign.activation.ActivationWorkflow;
import org.countersign.assignment.Eligibilities;
import org.countersign.assignment.Eligibility;
import org.countersign.assignment.EndReason;
import org.countersign.assignment.ExpiryWarnings;
import org.countersign.assignment.RoleAssignments;
import org.countersign.directory.User;
import org.countersign.role.RoleDefinition;
import org.countersign.security.SignedIn;
import org.countersign.testing.Scene;
import org.countersign.time.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** People are told that an assignment ends: two weeks before, a day before, and then; each once. */
@CountersignTest
class ExpiryWarningsTests {

    @Autowired
    private Scene scene;

    @Autowired
    private MovableClock clock;

    @Autowired
    private ExpiryWarnings warnings;

    @Autowired
    private Eligibilities eligibilities;

    @Autowired
    private RoleAssignments assignments;

    @Autowired
    private ActivationWorkflow workflow;

    @Autowired
    private JdbcTemplate jdbc;

    private User lee;
    private User paula;
    private Instant end;

    @BeforeEach
    void setTheScene() {
        lee = scene.person("Lee");
        paula = scene.person("Paula");
        scene.standing(paula, RoleDefinition.PRIVILEGED_ROLE_ADMINISTRATOR);
        end = clock.now().plus(Duration.ofDays(20));
    }

    /** Other tests share the store, and count its administrators. */
    @AfterEach
    void letNobodyAdminister() {
        assignments.activeOf(paula.id()).forEach(held -> assignments.end(held.id(), EndReason.REVOKED, null, ""));
    }

    @Test
    void holderAndAdministratorsAreToldOfAnEligibilityThreeTimes() {
        scene.eligible(lee, scene.plainRole(), end);

        assertThat(sweepAfter(Duration.ofDays(5))).isEmpty();
        assertThat(sweepAfter(Duration.ofDays(1))).containsExactly("ASSIGNMENT_EXPIRING");
        assertThat(subjects()).singleElement().asString().contains("Lee's eligible assignment of Role", " ends on ");
        assertThat(sweepAfter(Duration.ofDays(12))).containsExactly("ASSIGNMENT_EXPIRING");
        assertThat(sweepAfter(Duration.ofDays(1))).containsExactly("ASSIGNMENT_EXPIRING", "ASSIGNMENT_EXPIRING");
        assertThat(sweepAfter(Duration.ofDays(1)))
                .containsExactly("ASSIGNMENT_EXPIRED", "ASSIGNMENT_EXPIRING", "ASSIGNMENT_EXPIRING");
        assertThat(sweepAfter(Duration.ofDays(5))).hasSize(3);
        assertThat(mailsTo(paula)).hasSameElementsAs(mailsTo(lee));
    }

    @Test
    void theyAreToldOfAStandingAssignmentAsWell() {
        scene.standing(lee, scene.plainRole().id(), end);

        assertThat(sweepAfter(Duration.ofDays(20)))
                .as("what was missed before the end is not caught up with")
                .containsExactly("ASSIGNMENT_EXPIRED");
    }

    @Test
    void anEndThatIsMovedIsToldAnew() {
        scene.eligible(lee, scene.plainRole(), end);
        assertThat(sweepAfter(Duration.ofDays(7))).hasSize(1);

        var eligibility = ownEligibility();
        eligibilities.reschedule(
                eligibility, eligibility.start(), end.plus(Duration.ofDays(20)), paula.id(), "The project goes on");

        assertThat(sweepAfter(Duration.ofDays(5))).hasSize(1);
        assertThat(sweepAfter(Duration.ofDays(15))).hasSize(2);
    }

    @Test
    void whatIsGivenForAFewDaysIsToldOfADayBeforeItsEnd() {
        scene.eligible(lee, scene.plainRole(), clock.now().plus(Duration.ofDays(3)));

        assertThat(sweepAfter(Duration.ZERO)).isEmpty();
        assertThat(sweepAfter(Duration.ofDays(2))).hasSize(1);
    }

    @Test
    void nobodyIsToldOfWhatWasRemovedOrActivatedOrDoesNotEnd() {
        var removed = scene.eligible(lee, scene.plainRole(), end);
        eligibilities.remove(removed.direct(), paula.id(), "left the team");
        var permanent = scene.eligible(lee, scene.plainRole());
        SignedIn.as(lee, () -> workflow.start(Scene.requestFor(permanent), null));

        assertThat(sweepAfter(Duration.ofHours(1))).isEmpty();
        assertThat(sweepAfter(Duration.ofDays(19).plusHours(12))).isEmpty();
    }

    @Test
    void severalNodesTellOnce() {
        scene.eligible(lee, scene.plainRole(), end);
        clock.pass(Duration.ofDays(7));

        atOnce(Collections.nCopies(4, (Callable<Boolean>) () -> {
            warnings.sweep();
            return true;
        }));
        warnings.sweep();

        assertThat(mailsTo(lee)).hasSize(1);
    }

    private List<String> sweepAfter(Duration time) {
        clock.pass(time);
        warnings.sweep();
        return mailsTo(lee);
    }

    private List<String> mailsTo(User user) {
        return jdbc.queryForList(
                "select kind from notification_mail m where recipient_id = ? and kind like 'ASSIGNMENT_EXPIR%'"
                        + " and exists (select 1 from notification_mail h where h.recipient_id = ?"
                        + " and h.correlation_id = m.correlation_id) order by kind",
                String.class, user.id().value(), lee.id().value());
    }

    private List<String> subjects() {
        return jdbc.queryForList(
                "select subject from notification_mail where recipient_id = ? and kind = 'ASSIGNMENT_EXPIRING'",
                String.class,
                lee.id().value());
    }

    private Eligibility ownEligibility() {
        return eligibilities.effectiveOf(lee.id()).get(0);
    }
}
