package org.countersign.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.countersign.testing.Scene.requestFor;

import java.time.Duration;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.camunda.bpm.engine.test.assertions.bpmn.ProcessInstanceAssert;
import org.countersign.CountersignTest;
import org.countersign.activation.Activation;
import org.countersign.activation.ActivationClosures;
import org.countersign.activation.ActivationStatus;
import org.countersign.activation.ActivationWorkflow;
import org.countersign.activation.Activations;
import org.countersign.activation.Deactivations;
import org.countersign.activation.OverdueRequests;
import org.countersign.activation.RequestActivation;
import org.countersign.activation.Ticket;
import org.countersign.assignment.DecisionRefused;
import org.countersign.assignment.Eligibilities;
import org.countersign.assignment.ExpiredAssignments;
import org.countersign.assignment.Right;
import org.countersign.assignment.RoleAssignments;
import org.countersign.assignment.Verdict;
import org.countersign.directory.User;
import org.countersign.role.RoleSettings;
import org.countersign.role.Roles;
import org.countersign.security.SignedIn;
import org.countersign.testing.Scene;
import org.countersign.time.MovableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole life of an activation, with real beans; timers are fired by hand. */
@CountersignTest
class RoleActivationProcessTests {

    @Autowired
    private Scene scene;

    @Autowired
    private MovableClock clock;

    @Autowired
    private ActivationWorkflow workflow;

    @Autowired
    private Activations activations;

    @Autowired
    private ActivationClosures closures;

    @Autowired
    private Deactivations deactivations;

    @Autowired
    private Eligibilities eligibilities;

    @Autowired
    private RoleAssignments assignments;

    @Autowired
    private ExpiredAssignments expiredAssignments;

    @Autowired
    private OverdueRequests overdueRequests;

    @Autowired
    private Roles roles;

    @Autowired
    private ProcessEngine processEngine;

    @Autowired
    private RuntimeService runtimeService;

    @Autowired
    private ManagementService managementService;

    @Autowired
    private HistoryService historyService;

    private User lee;
    private User brandon;
    private User mike;
    private Right approved;
    private Right unapproved;

    @BeforeEach
    void setTheScene() {
        BpmnAwareTests.init(processEngine);
        lee = scene.person("Lee");
        brandon = scene.person("Brandon");
        mike = scene.person("Mike");
        approved = scene.eligible(lee, scene.approvedRole(brandon, mike));
        unapproved = scene.eligible(lee, scene.plainRole());
    }

    @Test
    void anApprovedRequestBecomesAnActiveRoleInTheSameTransaction() {
        var pending = start(requestFor(approved));
        assertThat(pending.status()).isEqualTo(ActivationStatus.PENDING_APPROVAL);
        assertThat(isActive(approved)).isFalse();
        assertThatProcessOf(pending).isWaitingAt("Task_ApproveActivation");

        decide(pending, Verdict.APPROVE, brandon);

        assertThat(status(pending)).isEqualTo(ActivationStatus.ACTIVE);
        assertThat(isActive(approved)).isTrue();
        assertThatProcessOf(pending)
                .isWaitingAt("Gateway_AwaitEnd")
                .hasPassedInOrder(
                        "Task_RegisterRequest",
                        "Task_CheckEligibility",
                        "Task_CheckExpiration",
                        "Task_CheckJustification",
                        "Task_CheckTicket",
                        "Task_CheckMfa",
                        "Task_NotifyApprovers",
                        "Task_ApproveActivation",
                        "Task_NotifyDecision",
                        "Task_GrantRole",
                        "Task_NotifyActivation");
    }

    @Test
    void aDeniedRequestGrantsNothing() {
        var pending = start(requestFor(approved));

        decide(pending, Verdict.DENY, brandon);

        assertThat(status(pending)).isEqualTo(ActivationStatus.DENIED);
        assertThat(isActive(approved)).isFalse();
        assertThatEndedAt(pending, "EndEvent_ActivationDenied");
    }

    @Test
    void aRoleWithoutApprovalIsActiveAtOnce() {
        var active = start(requestFor(unapproved));

        assertThat(active.status()).isEqualTo(ActivationStatus.ACTIVE);
        assertThat(isActive(unapproved)).isTrue();
    }

    @Test
    void aRequestNobodyDecidesIsClosedByTheTimer() {
        var pending = start(requestFor(approved));
        clock.pass(Duration.ofHours(25));

        fireTimer(pending, "Event_ApprovalTimedOut");

        assertThat(status(pending)).isEqualTo(ActivationStatus.TIMED_OUT);
        assertThatEndedAt(pending, "EndEvent_RequestClosed");
    }

    @Test
    void theApproversAreRemindedAndMayStillDecide() {
        var pending = start(requestFor(approved));

        fireTimer(pending, "Event_ReminderDue");

        assertThatProcessOf(pending).isWaitingAt("Task_ApproveActivation").hasPassed("Task_NotifyReminder");
        decide(pending, Verdict.APPROVE, mike);
        assertThat(isActive(approved)).isTrue();
    }

    @Test
    void aDecisionAfterTheDeadlineDoesNotCountEvenIfNoTimerFired() {
        var pending = start(requestFor(approved));
        clock.pass(Duration.ofHours(24));

        assertThatThrownBy(() -> decide(pending, Verdict.APPROVE, brandon))
                .isInstanceOfSatisfying(DecisionRefused.class, refusal -> assertThat(refusal.reason())
                        .isEqualTo(DecisionRefused.Reason.TOO_LATE));
        assertThat(isActive(approved)).isFalse();
    }

    @Test
    void aCancelledRequestTakesTheTaskAway() {
        var pending = start(requestFor(approved));

        assertThat(closures.cancel(pending.id(), lee.id())).isTrue();

        await().untilAsserted(() -> assertThatEndedAt(pending, "EndEvent_RequestClosed"));
        assertThatThrownBy(() -> decide(pending, Verdict.APPROVE, brandon)).isInstanceOf(DecisionRefused.class);
        assertThat(closures.cancel(pending.id(), lee.id())).isFalse();
    }

    @Test
    void anApprovedRequestWithAFutureStartIsGrantedThen() {
        var start = clock.now().plus(Duration.ofHours(3));
        var pending = start(requestFor(approved, start));
        decide(pending, Verdict.APPROVE, brandon);
        assertThat(status(pending)).isEqualTo(ActivationStatus.SCHEDULED);
        assertThat(isActive(approved)).isFalse();

        clock.pass(Duration.ofHours(3));
        fireTimer(pending, "Event_StartReached");

        assertThat(isActive(approved)).isTrue();
        clock.pass(Duration.ofHours(2));
        assertThat(isActive(approved)).isFalse();
    }

    @Test
    void aGrantThatNoLongerHoldsAtItsStartIsRefused() {
        var start = clock.now().plus(Duration.ofHours(3));
        var scheduled = start(requestFor(unapproved, start));
        var settings = roles.settingsOf(unapproved.role());
        roles.changeSettings(
                new RoleSettings(unapproved.role(), Scene.withMfa(settings.activation()), settings.approvers()));

        clock.pass(Duration.ofHours(3));
        fireTimer(scheduled, "Event_StartReached");

        assertThat(isActive(unapproved)).isFalse();
        assertThat(status(scheduled)).isEqualTo(ActivationStatus.FAILED);
        assertThatEndedAt(scheduled, "EndEvent_GrantRefused");
    }

    @Test
    void aScheduledActivationCanBeCancelled() {
        var scheduled = start(requestFor(unapproved, clock.now().plus(Duration.ofHours(3))));
        assertThat(scheduled.status()).isEqualTo(ActivationStatus.SCHEDULED);

        closures.cancel(scheduled.id(), lee.id());

        await().untilAsserted(() -> assertThatEndedAt(scheduled, "EndEvent_RequestClosed"));
    }

    @Test
    void anApprovalTimerFiredEarlyClosesNothing() {
        var pending = start(requestFor(approved));

        assertThatThrownBy(() -> fireTimer(pending, "Event_ApprovalTimedOut"))
                .hasMessageContaining("may be decided until");

        assertThat(status(pending)).isEqualTo(ActivationStatus.PENDING_APPROVAL);
        decide(pending, Verdict.APPROVE, brandon);
        assertThat(isActive(approved)).isTrue();
    }

    @Test
    void anApprovalAfterTheAskedWindowDoesNotCount() {
        var pending = start(requestFor(approved, clock.now().plus(Duration.ofHours(1))));
        clock.pass(Duration.ofHours(3));

        assertThatThrownBy(() -> decide(pending, Verdict.APPROVE, brandon)).hasMessageContaining("is over");
        assertThat(isActive(approved)).isFalse();
    }

    @Test
    void aStartTimerFiredEarlyGrantsNothingBeforeTheStart() {
        var scheduled = start(requestFor(unapproved, clock.now().plus(Duration.ofHours(3))));

        fireTimer(scheduled, "Event_StartReached");

        assertThat(isActive(unapproved)).isFalse();
        clock.pass(Duration.ofHours(3));
        assertThat(isActive(unapproved)).isTrue();
    }

    /** The process may hear of a cancellation later than of the start. */
    @Test
    void aStartTimerThatOvertakesACancellationGrantsNothing(@Autowired JdbcClient jdbc) {
        var scheduled = start(requestFor(unapproved, clock.now().plus(Duration.ofHours(3))));
        jdbc.sql("update activation set status = 'CANCELED', open_key = null where id = ?")
                .param(scheduled.id().value())
                .update();

        fireTimer(scheduled, "Event_StartReached");

        assertThat(status(scheduled)).isEqualTo(ActivationStatus.CANCELED);
        assertThatEndedAt(scheduled, "EndEvent_GrantRefused");
    }

    @Test
    void theHolderGivesTheRoleBack() {
        var active = start(requestFor(unapproved));
        clock.pass(Duration.ofMinutes(5));

        deactivations.deactivate(unapproved, "done");

        assertThat(isActive(unapproved)).isFalse();
        assertThat(status(active)).isEqualTo(ActivationStatus.DEACTIVATED);
        await().untilAsserted(() ->
                assertThatProcessOf(active).hasPassed("Event_RoleDeactivated").isWaitingAt("Task_RevokeRole"));
        fireJobs(active);
        assertThatEndedAt(active, "EndEvent_ActivationEnded");
    }

    @Test
    void theRemovalOfTheEligibilityEndsTheRoleAtOnce() {
        var active = start(requestFor(unapproved));

        eligibilities.remove(unapproved.direct(), brandon.id(), "left the team");

        assertThat(isActive(unapproved)).isFalse();
        assertThat(status(active)).isEqualTo(ActivationStatus.WITHDRAWN);
        await().untilAsserted(() -> assertThatProcessOf(active).hasPassed("Event_EligibilityWithdrawn"));
        fireJobs(active);
        assertThatEndedAt(active, "EndEvent_ActivationEnded");
    }

    @Test
    void theRemovalOfTheEligibilityClosesAPendingRequest() {
        var pending = start(requestFor(approved));

        eligibilities.remove(approved.direct(), brandon.id(), "left the team");

        assertThat(status(pending)).isEqualTo(ActivationStatus.WITHDRAWN);
        await().untilAsserted(() -> assertThatEndedAt(pending, "EndEvent_RequestClosed"));
    }

    @Test
    void theRoleIsOverOnTimeThoughNoTimerFires() {
        var active = start(requestFor(unapproved));

        clock.pass(Duration.ofHours(2).minusSeconds(5));
        assertThat(isActive(unapproved)).isTrue();
        clock.pass(Duration.ofSeconds(5));
        assertThat(isActive(unapproved)).isFalse();
        assertThat(status(active)).isEqualTo(ActivationStatus.ACTIVE);

        fireTimer(active, "Event_EndReached");
        fireJobs(active);
        assertThat(status(active)).isEqualTo(ActivationStatus.EXPIRED);
        assertThatEndedAt(active, "EndEvent_ActivationEnded");
    }

    @Test
    void whatIsOverCanBeActivatedAgainThoughNoTimerFired() {
        var first = start(requestFor(unapproved));
        clock.pass(Duration.ofHours(2));

        var second = start(requestFor(unapproved));

        assertThat(status(first)).isEqualTo(ActivationStatus.EXPIRED);
        assertThat(second.status()).isEqualTo(ActivationStatus.ACTIVE);
        await().untilAsserted(() -> assertThatProcessOf(first).isWaitingAt("Task_RevokeRole"));
        fireJobs(first);
        assertThatEndedAt(first, "EndEvent_ActivationEnded");
        assertThat(isActive(unapproved)).isTrue();
    }

    @Test
    void theSweepRetiresWhatNoTimerDid() {
        var active = start(requestFor(unapproved));
        var pending = start(requestFor(approved));
        clock.pass(Duration.ofHours(24));

        expiredAssignments.sweep();
        overdueRequests.sweep();

        assertThat(status(active)).isEqualTo(ActivationStatus.EXPIRED);
        assertThat(status(pending)).isEqualTo(ActivationStatus.TIMED_OUT);
    }

    @Test
    void aRefusedRequestIsKeptWithEveryRuleThatFailed() {
        var right = scene.eligible(lee, scene.role(Scene::withMfa));
        var request = new RequestActivation(
                lee.id(), right.role(), right.scope(), "", Ticket.NONE, null, null, Duration.ofHours(9));

        var refused = start(request);

        assertThat(refused.status()).isEqualTo(ActivationStatus.REFUSED);
        assertThat(activations.violations(refused.id()))
                .extracting(finding -> finding.rule().wireName())
                .containsExactly("ExpirationRule", "JustificationRule", "MfaRule");
        assertThatEndedAt(refused, "EndEvent_ActivationRefused");
    }

    @Test
    void theEngineKeepsNothingOfTheRequest() {
        var pending = start(requestFor(approved));
        decide(pending, Verdict.APPROVE, brandon);

        var instance = runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(pending.id().toString())
                .singleResult();
        assertThat(runtimeService
                        .createVariableInstanceQuery()
                        .processInstanceIdIn(instance.getId())
                        .list())
                .extracting(variable -> variable.getName())
                .isEmpty();
        assertThat(historyService
                        .createHistoricVariableInstanceQuery()
                        .processInstanceId(instance.getId())
                        .list())
                .isEmpty();
    }

    private Activation start(RequestActivation request) {
        return SignedIn.as(lee, () -> workflow.start(request, null));
    }

    private void decide(Activation pending, Verdict verdict, User by) {
        SignedIn.as(by, () -> workflow.decide(pending.id(), verdict, "because"));
    }

    private boolean isActive(Right right) {
        return assignments.isActive(right);
    }

    private ActivationStatus status(Activation activation) {
        return activations.find(activation.id()).orElseThrow().status();
    }

    /** Each thread knows an engine of its own, and would take any of the JVM's if it was not told. */
    private ProcessInstanceAssert assertThatProcessOf(Activation activation) {
        BpmnAwareTests.init(processEngine);
        return BpmnAwareTests.assertThat(runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(activation.id().toString())
                .singleResult());
    }

    private void assertThatEndedAt(Activation activation, String endEvent) {
        var ended = historyService
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(activation.id().toString())
                .singleResult();
        assertThat(ended.getEndActivityId()).isEqualTo(endEvent);
    }

    private void fireTimer(Activation activation, String event) {
        var job = managementService
                .createJobQuery()
                .processInstanceId(instanceOf(activation))
                .activityId(event)
                .singleResult();
        managementService.executeJob(job.getId());
    }

    private void fireJobs(Activation activation) {
        managementService
                .createJobQuery()
                .processInstanceId(instanceOf(activation))
                .messages()
                .list()
                .forEach(job -> managementService.executeJob(job.getId()));
    }

    private String instanceOf(Activation activation) {
        return historyService
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(activation.id().toString())
                .singleResult()
                .getId();
    }
}
