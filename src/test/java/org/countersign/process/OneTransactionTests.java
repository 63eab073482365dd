package org.countersign.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.testing.Scene.requestFor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.countersign.CountersignTest;
import org.countersign.activation.Activation;
import org.countersign.activation.ActivationStatus;
import org.countersign.activation.ActivationWorkflow;
import org.countersign.activation.Activations;
import org.countersign.activation.Deactivations;
import org.countersign.assignment.Right;
import org.countersign.assignment.RoleAssignments;
import org.countersign.assignment.Verdict;
import org.countersign.directory.User;
import org.countersign.security.SignedIn;
import org.countersign.testing.Nudges;
import org.countersign.testing.Rows;
import org.countersign.testing.Scene;
import org.countersign.testing.WriteFaults;
import org.countersign.time.MovableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The engine's tables and ours change together or not at all. Each step of the main job is tried as often as it writes,
 * and each time the database fails one write later; no row of any table may then differ.
 */
@CountersignTest
class OneTransactionTests {

    @Autowired
    private Scene scene;

    @Autowired
    private MovableClock clock;

    @Autowired
    private WriteFaults faults;

    @Autowired
    private Rows rows;

    @Autowired
    private Nudges nudges;

    @Autowired
    private ActivationWorkflow workflow;

    @Autowired
    private Activations activations;

    @Autowired
    private Deactivations deactivations;

    @Autowired
    private RoleAssignments assignments;

    @Autowired
    private RuntimeService runtimeService;

    @Autowired
    private ManagementService managementService;

    @Autowired
    private JdbcTemplate jdbc;

    private User lee;
    private User brandon;
    private Right approved;

    /** What other tests left to be folded would be, beside these, as soon as the clock goes on. */
    @BeforeEach
    void leaveNothingToFold() {
        jdbc.update("delete from notification_mail where gist is not null and released_at is null");
    }

    @BeforeEach
    void setTheScene() {
        lee = scene.person("Lee");
        brandon = scene.person("Brandon");
        approved = scene.eligible(lee, scene.approvedRole(brandon));
    }

    @Test
    void aRequestIsTakenInWholeOrNotAtAll() {
        var written = failAfterEachWrite(() -> start(approved));

        assertThat(written)
                .containsOnlyOnce("activation", "activation_finding", "audit_event", "notification_mail")
                .contains("act_ru_execution", "act_ru_task", "act_ru_job", "act_ru_authorization")
                .doesNotContain("act_ru_variable");
        assertThat(assignments.isActive(approved)).isFalse();
    }

    @Test
    void aRoleIsGrantedAtOnceWholeOrNotAtAllAndNoCodeIsUsedUpInVain() {
        var proved = scene.eligible(lee, scene.role(Scene::withMfa));

        var written =
                failAfterEachWrite(() -> SignedIn.as(lee, () -> workflow.start(requestFor(proved), scene.code())));

        assertThat(written).contains("mfa_proof", "role_assignment", "audit_event", "act_ru_execution");
        assertThat(assignments.isActive(proved)).isTrue();
    }

    @Test
    void aRefusalIsRecordedWholeOrNotAtAll() {
        var proved = scene.eligible(lee, scene.role(Scene::withMfa));

        var written = failAfterEachWrite(() -> start(proved));

        assertThat(written).contains("activation", "audit_event", "act_hi_procinst");
        assertThat(assignments.isActive(proved)).isFalse();
    }

    @Test
    void anApprovalAndItsGrantAreRecordedWholeOrNotAtAll() {
        var pending = start(approved);

        var written = failAfterEachWrite(() -> decide(pending, Verdict.APPROVE));

        assertThat(written)
                .containsOnlyOnce("activation", "activation_decision", "role_assignment", "audit_event")
                .contains("notification_mail")
                .contains("act_ru_execution", "act_ru_task", "act_ru_event_subscr");
        assertThat(assignments.isActive(approved)).isTrue();
    }

    @Test
    void aDenialIsRecordedWholeOrNotAtAll() {
        var pending = start(approved);

        var written = failAfterEachWrite(() -> decide(pending, Verdict.DENY));

        assertThat(written).contains("activation", "activation_decision", "audit_event", "act_ru_task");
        assertThat(status(pending)).isEqualTo(ActivationStatus.DENIED);
    }

    /** The store alone; the process is told after the commit. */
    @Test
    void aRoleIsGivenBackWholeOrNotAtAll() {
        var pending = start(approved);
        decide(pending, Verdict.APPROVE);
        clock.pass(Duration.ofMinutes(5));

        var written = failAfterEachWrite(() -> SignedIn.as(lee, () -> deactivations.deactivate(approved, "done")));

        assertThat(written).contains("activation", "role_assignment", "audit_event");
        assertThat(assignments.isActive(approved)).isFalse();
    }

    /** A job that fails is noted as such, in a transaction of its own, and tried again; all else stays as it was. */
    @Test
    void aTimersWorkIsDoneWholeOrNotAtAll() {
        var pending = start(approved);
        clock.pass(Duration.ofHours(25));

        var written = failAfterEachWrite(() -> fireTheDeadline(pending), table -> !isAboutJobs(table));

        assertThat(written).contains("activation", "audit_event", "act_ru_task", "act_ru_execution");
        assertThat(status(pending)).isEqualTo(ActivationStatus.TIMED_OUT);
    }

    private List<String> failAfterEachWrite(Runnable step) {
        return failAfterEachWrite(step, table -> true);
    }

    /** @return the tables that were written to, one for each write, each of them last before a failure */
    private List<String> failAfterEachWrite(Runnable step, Predicate<String> tables) {
        // What was done before this step still moves its process.
        nudges.await();
        var before = rows.in(tables);
        var written = new ArrayList<String>();
        var struck = faults.afterWrite(1, step);
        for (int n = 2; struck.isPresent(); n++) {
            written.add(struck.get());
            assertThat(Rows.difference(before, rows.in(tables)))
                    .as("changed, though a write to " + struck.get() + " failed")
                    .isEmpty();
            struck = faults.afterWrite(n, step);
        }
        assertThat(Rows.difference(before, rows.in(tables))).isNotEmpty();
        return written;
    }

    private static boolean isAboutJobs(String table) {
        return table.matches("act_(ru_(job|incident)|ge_bytearray|hi_.*)");
    }

    private Activation start(Right right) {
        return SignedIn.as(lee, () -> workflow.start(requestFor(right), null));
    }

    private void decide(Activation pending, Verdict verdict) {
        SignedIn.as(brandon, () -> workflow.decide(pending.id(), verdict, "because"));
    }

    private void fireTheDeadline(Activation pending) {
        var instance = runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(pending.id().toString())
                .singleResult();
        var timer = managementService
                .createJobQuery()
                .processInstanceId(instance.getId())
                .activityId("Event_ApprovalTimedOut")
                .singleResult();
        managementService.executeJob(timer.getId());
    }

    private ActivationStatus status(Activation activation) {
        return activations.find(activation.id()).orElseThrow().status();
    }
}
