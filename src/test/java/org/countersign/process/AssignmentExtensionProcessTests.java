package org.countersign.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.camunda.bpm.engine.test.assertions.bpmn.ProcessInstanceAssert;
import org.countersign.CountersignTest;
import org.countersign.assignment.AssignmentKind;
import org.countersign.assignment.DecisionRefused;
import org.countersign.assignment.Eligibilities;
import org.countersign.assignment.Eligibility;
import org.countersign.assignment.EndReason;
import org.countersign.assignment.ExpiredAssignments;
import org.countersign.assignment.ExtensionClosures;
import org.countersign.assignment.ExtensionFinding;
import org.countersign.assignment.ExtensionKind;
import org.countersign.assignment.ExtensionRequest;
import org.countersign.assignment.ExtensionStatus;
import org.countersign.assignment.ExtensionTerms;
import org.countersign.assignment.ExtensionWorkflow;
import org.countersign.assignment.Extensions;
import org.countersign.assignment.InvalidRequest;
import org.countersign.assignment.OverdueExtensions;
import org.countersign.assignment.RequestExtension;
import org.countersign.assignment.Right;
import org.countersign.assignment.RoleAssignment;
import org.countersign.assignment.RoleAssignments;
import org.countersign.assignment.Verdict;
import org.countersign.directory.Directory;
import org.countersign.directory.User;
import org.countersign.role.RoleDefinition;
import org.countersign.security.SignedIn;
import org.countersign.testing.Scene;
import org.countersign.time.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The whole life of a request to extend or renew, with real beans; timers are fired by hand. */
@CountersignTest
class AssignmentExtensionProcessTests {

    private static final Duration WEEK = Duration.ofDays(7);

    @Autowired
    private Scene scene;

    @Autowired
    private MovableClock clock;

    @Autowired
    private ExtensionWorkflow workflow;

    @Autowired
    private Extensions extensions;

    @Autowired
    private ExtensionClosures closures;

    @Autowired
    private OverdueExtensions overdueExtensions;

    @Autowired
    private Eligibilities eligibilities;

    @Autowired
    private RoleAssignments assignments;

    @Autowired
    private ExpiredAssignments expiredAssignments;

    @Autowired
    private Directory directory;

    @Autowired
    private ProcessReconciler reconciler;

    @Autowired
    private ProcessEngine processEngine;

    @Autowired
    private RuntimeService runtimeService;

    @Autowired
    private TaskService taskService;

    @Autowired
    private ManagementService managementService;

    @Autowired
    private HistoryService historyService;

    @Autowired
    private IdentityService identityService;

    private User lee;
    private User paula;
    private User grace;
    private Instant end;
    private Right eligible;

    @BeforeEach
    void setTheScene() {
        BpmnAwareTests.init(processEngine);
        lee = scene.person("Lee");
        paula = scene.person("Paula");
        grace = scene.person("Grace");
        scene.standing(paula, RoleDefinition.PRIVILEGED_ROLE_ADMINISTRATOR);
        scene.standing(grace, RoleDefinition.GLOBAL_ADMINISTRATOR);
        end = clock.now().plus(WEEK);
        eligible = scene.eligible(lee, scene.plainRole(), end);
    }

    /** Other tests share the store, and count its administrators. */
    @AfterEach
    void letNobodyAdminister() {
        List.of(paula, grace, lee).forEach(user -> assignments
                .activeOf(user.id())
                .forEach(held -> assignments.end(held.id(), EndReason.REVOKED, null, "")));
    }

    @Test
    void anApprovedExtensionMovesTheEndInTheSameTransaction() {
        var before = eligibility();
        var pending = extend(eligible, end.plus(WEEK));
        assertThat(pending.status()).isEqualTo(ExtensionStatus.PENDING);
        assertThatProcessOf(pending).isWaitingAt("Task_DecideExtension");
        assertThat(eligibility().end()).isEqualTo(end);

        decide(pending, Verdict.APPROVE, paula);

        assertThat(status(pending)).isEqualTo(ExtensionStatus.APPROVED);
        assertThat(eligibility().id()).isEqualTo(before.id());
        assertThat(eligibility().start()).isEqualTo(before.start());
        assertThat(eligibility().end()).isEqualTo(end.plus(WEEK));
        assertThatEndedAt(pending, "EndEvent_AssignmentExtended");
    }

    @Test
    void aDeniedExtensionMovesNothing() {
        var pending = extend(eligible, null);

        decide(pending, Verdict.DENY, grace);

        assertThat(status(pending)).isEqualTo(ExtensionStatus.DENIED);
        assertThat(eligibility().end()).isEqualTo(end);
        assertThatEndedAt(pending, "EndEvent_ExtensionDenied");
        assertThatRefused(DecisionRefused.Reason.NOT_PENDING, () -> decide(pending, Verdict.APPROVE, paula));
    }

    @Test
    void aRefusedRequestIsKeptWithEveryRuleThatFailed() {
        var right = scene.eligible(lee, scene.plainRole(), clock.now().plus(Duration.ofDays(20)));

        var refused = start(ExtensionKind.EXTEND, AssignmentKind.ELIGIBLE, right, clock.now(), "");

        assertThat(refused.status()).isEqualTo(ExtensionStatus.REFUSED);
        assertThat(extensions.violations(refused.id()))
                .extracting(ExtensionFinding::rule)
                .extracting(rule -> rule.wireName())
                .containsExactly("ExtensionWindowRule", "ExpirationRule", "JustificationRule");
        assertThatEndedAt(refused, "EndEvent_ExtensionRefused");
    }

    @Test
    void whoHoldsNothingHimselfHasNothingToExtend() {
        var nothing = new Right(grace.id(), eligible.role(), eligible.scope());

        assertThatThrownBy(() -> SignedIn.as(grace, () -> workflow.start(order(nothing, null))))
                .isInstanceOfSatisfying(InvalidRequest.class, refusal -> assertThat(refusal.code())
                        .isEqualTo("RoleAssignmentDoesNotExist"));
    }

    @Test
    void theRequestorIsTheSignedInUserWhoeverTheOrderNames() {
        assertThatThrownBy(() -> SignedIn.as(grace, () -> workflow.start(order(eligible, null))))
                .isInstanceOf(InvalidRequest.class);
    }

    @Test
    void oneRequestForAnAssignmentIsPendingAtATime() {
        var pending = extend(eligible, null);

        assertThatThrownBy(() -> extend(eligible, null))
                .isInstanceOfSatisfying(InvalidRequest.class, refusal -> assertThat(refusal.code())
                        .isEqualTo("RoleAssignmentRequestExists"));

        closures.cancel(pending.id(), lee.id());
        assertThat(extend(eligible, null).status()).isEqualTo(ExtensionStatus.PENDING);
    }

    @Test
    void aStandingAssignmentIsExtendedUnderTheSameId() {
        var standing = scene.standing(lee, scene.plainRole().id(), end);
        var before = held(standing);
        var pending = start(ExtensionKind.EXTEND, AssignmentKind.ACTIVE, standing, end.plus(WEEK), "why");

        decide(pending, Verdict.APPROVE, paula);

        assertThat(held(standing).id()).isEqualTo(before.id());
        clock.pass(WEEK.plusDays(1));
        expiredAssignments.sweep();
        assertThat(assignments.isActive(standing)).isTrue();
        clock.pass(WEEK);
        assertThat(assignments.isActive(standing)).isFalse();
    }

    @Test
    void whatHasExpiredIsRenewedAsANewAssignment() {
        var standing = scene.standing(lee, scene.plainRole().id(), end);
        var before = held(standing);
        clock.pass(WEEK.plusDays(1));
        expiredAssignments.sweep();
        var pending = start(
                ExtensionKind.RENEW,
                AssignmentKind.ACTIVE,
                standing,
                clock.now().plus(WEEK),
                "why");
        assertThat(assignments.isActive(standing)).isFalse();

        decide(pending, Verdict.APPROVE, paula);

        assertThat(held(standing).id()).isNotEqualTo(before.id());
        assertThat(held(standing).end()).isEqualTo(pending.asked().end());
        var eligibleAgain = start(ExtensionKind.RENEW, AssignmentKind.ELIGIBLE, eligible, null, "why");
        decide(eligibleAgain, Verdict.APPROVE, grace);
        assertThat(eligibility().end()).isNull();
    }

    @Test
    void anExtensionThatIsApprovedAfterTheEndBeginsAnew() {
        var before = eligibility();
        var pending = extend(eligible, end.plus(Duration.ofDays(60)));
        clock.pass(WEEK.plusDays(3));
        assertThat(eligibilities.effectiveOf(lee.id())).isEmpty();

        decide(pending, Verdict.APPROVE, paula);

        assertThat(eligibility().id()).isNotEqualTo(before.id());
        assertThat(eligibility().end()).isEqualTo(end.plus(Duration.ofDays(60)));
    }

    @Test
    void theAdministratorChangesTheEnd() {
        var pending = extend(eligible, null);

        decide(pending, Verdict.APPROVE, paula, new ExtensionTerms(AssignmentKind.ELIGIBLE, null, end.plusSeconds(60)));

        assertThat(eligibility().end()).isEqualTo(end.plusSeconds(60));
    }

    @Test
    void theAdministratorChangesTheType() {
        var pending = extend(eligible, end.plus(WEEK));

        decide(
                pending,
                Verdict.APPROVE,
                paula,
                new ExtensionTerms(AssignmentKind.ACTIVE, null, clock.now().plus(Duration.ofHours(5))));

        assertThat(assignments.isActive(eligible)).isTrue();
        assertThat(eligibility().end()).as("it runs out by itself").isEqualTo(end);
        clock.pass(Duration.ofHours(5));
        assertThat(assignments.isActive(eligible)).isFalse();
    }

    @Test
    void whatCannotBeGrantedLikeThatStaysPending() {
        var pending = extend(eligible, end.plus(WEEK));

        assertThatRefused(
                DecisionRefused.Reason.NOT_GRANTABLE,
                () -> decide(pending, Verdict.APPROVE, paula, new ExtensionTerms(AssignmentKind.ELIGIBLE, null, end)));
        scene.standing(lee, eligible.role(), null);
        assertThatRefused(
                DecisionRefused.Reason.NOT_GRANTABLE,
                () -> decide(pending, Verdict.APPROVE, paula, new ExtensionTerms(AssignmentKind.ACTIVE, null, null)));
        directory.setEnabled(lee.id(), false);
        assertThatRefused(DecisionRefused.Reason.NOT_GRANTABLE, () -> decide(pending, Verdict.APPROVE, paula));

        assertThat(status(pending)).isEqualTo(ExtensionStatus.PENDING);
        assertThatProcessOf(pending).isWaitingAt("Task_DecideExtension");
    }

    @Test
    void nobodyDecidesHisOwnRequestFromNoAccountOfHis() {
        var leeAdm = scene.secondAccountOf(lee);
        scene.standing(leeAdm, RoleDefinition.GLOBAL_ADMINISTRATOR);
        scene.standing(lee, RoleDefinition.GLOBAL_ADMINISTRATOR);
        var pending = extend(eligible, null);

        assertThat(candidates(pending))
                .contains(paula.id().toString(), grace.id().toString())
                .doesNotContain(lee.id().toString(), leeAdm.id().toString());
        for (var self : List.of(lee, leeAdm)) {
            assertThatRefused(DecisionRefused.Reason.OWN_REQUEST, () -> decide(pending, Verdict.APPROVE, self));
            assertThatRefused(
                    DecisionRefused.Reason.OWN_REQUEST,
                    () -> SignedIn.as(self, () -> taskService.complete(task(pending), Map.of("decision", "approve"))));
        }
        assertThat(eligibility().end()).isEqualTo(end);
        assignments.activeOf(leeAdm.id()).forEach(held -> assignments.end(held.id(), EndReason.REVOKED, null, ""));
    }

    @Test
    void whoNoLongerAdministersDecidesNothingAndIsOfferedNothing() {
        var pending = extend(eligible, null);
        assertThat(candidates(pending)).contains(paula.id().toString());
        assignments.activeOf(paula.id()).forEach(held -> assignments.end(held.id(), EndReason.REVOKED, null, ""));

        assertThatRefused(DecisionRefused.Reason.NOT_AN_APPROVER, () -> decide(pending, Verdict.APPROVE, paula));
        reconciler.reconcile();
        assertThat(candidates(pending)).doesNotContain(paula.id().toString());
    }

    @Test
    void whoBecomesAnAdministratorIsOfferedTheRequest() {
        var nora = scene.person("Nora");
        var pending = extend(eligible, null);

        scene.standing(nora, RoleDefinition.GLOBAL_ADMINISTRATOR);
        reconciler.reconcile();

        assertThat(candidates(pending)).contains(nora.id().toString());
        assignments.activeOf(nora.id()).forEach(held -> assignments.end(held.id(), EndReason.REVOKED, null, ""));
    }

    @Test
    void aDisabledAdministratorDecidesNothing() {
        var pending = extend(eligible, null);
        directory.setEnabled(paula.id(), false);

        assertThatRefused(DecisionRefused.Reason.NOT_AN_APPROVER, () -> decide(pending, Verdict.APPROVE, paula));
    }

    @Test
    void noDecisionGoesWithoutAJustification() {
        var pending = extend(eligible, null);

        assertThatRefused(
                DecisionRefused.Reason.INVALID_DECISION,
                () -> SignedIn.as(paula, () -> workflow.decide(pending.id(), Verdict.APPROVE, " ", null)));
    }

    @Test
    void aCancelledRequestTakesTheTaskAway() {
        var pending = extend(eligible, null);

        assertThat(closures.cancel(pending.id(), lee.id())).isTrue();

        await().untilAsserted(() -> assertThatEndedAt(pending, "EndEvent_ExtensionClosed"));
        assertThatRefused(DecisionRefused.Reason.NOT_PENDING, () -> decide(pending, Verdict.APPROVE, paula));
        assertThat(closures.cancel(pending.id(), lee.id())).isFalse();
    }

    @Test
    void theRemovalOfTheAssignmentClosesTheRequest() {
        var standing = scene.standing(lee, scene.plainRole().id(), end);
        var active = start(ExtensionKind.EXTEND, AssignmentKind.ACTIVE, standing, null, "why");
        var pending = extend(eligible, null);

        eligibilities.remove(eligible.direct(), paula.id(), "left the team");
        assignments.end(held(standing).id(), EndReason.REVOKED, paula.id(), "left the team");

        for (var request : List.of(active, pending)) {
            assertThat(status(request)).isEqualTo(ExtensionStatus.WITHDRAWN);
            await().untilAsserted(() -> assertThatEndedAt(request, "EndEvent_ExtensionClosed"));
        }
    }

    @Test
    void aRequestNobodyDecidesIsClosedByTheTimer() {
        var pending = extend(eligible, null);
        assertThatThrownBy(() -> fireTimer(pending)).hasMessageContaining("may be decided until");
        clock.pass(Duration.ofDays(30));
        assertThatRefused(DecisionRefused.Reason.TOO_LATE, () -> decide(pending, Verdict.APPROVE, paula));

        fireTimer(pending);

        assertThat(status(pending)).isEqualTo(ExtensionStatus.TIMED_OUT);
        assertThatEndedAt(pending, "EndEvent_ExtensionClosed");
    }

    @Test
    void theSweepClosesWhatNoTimerDid() {
        var pending = extend(eligible, null);
        clock.pass(Duration.ofDays(30));

        overdueExtensions.sweep();

        assertThat(status(pending)).isEqualTo(ExtensionStatus.TIMED_OUT);
        await().untilAsserted(() -> assertThatEndedAt(pending, "EndEvent_ExtensionClosed"));
    }

    @Test
    void theEngineKeepsNothingOfTheRequest() {
        var pending = extend(eligible, null);
        var instance = instanceOf(pending);

        assertThat(runtimeService.getVariables(instance)).isEmpty();
        SignedIn.as(
                paula,
                () -> taskService.complete(
                        task(pending),
                        Map.of(
                                "decision", "approve",
                                "justification", "fine",
                                "endDateTime", end.plus(WEEK).toString(),
                                "forged", "x")));
        assertThat(historyService
                        .createHistoricVariableInstanceQuery()
                        .processInstanceId(instance)
                        .list())
                .extracting(variable -> variable.getName())
                .doesNotContain("justification", "forged", "endDateTime", "decision");
        assertThat(eligibility().end()).isEqualTo(end.plus(WEEK));
    }

    @Test
    void nobodyWhoIsSignedInToTheEngineStartsTheProcessThere() {
        identityService.setAuthenticatedUserId(lee.id().toString());
        try {
            assertThatThrownBy(() -> SignedIn.as(lee, () -> workflow.start(order(eligible, null))))
                    .isInstanceOf(AuthorizationException.class);
        } finally {
            identityService.clearAuthentication();
        }
        assertThatThrownBy(() -> workflow.start(order(eligible, null))).hasStackTraceContaining("Nobody is signed in");
        assertThat(extensions.requestedBy(lee.id(), AssignmentKind.ELIGIBLE, 10))
                .isEmpty();
    }

    private ExtensionRequest extend(Right right, Instant newEnd) {
        return start(ExtensionKind.EXTEND, AssignmentKind.ELIGIBLE, right, newEnd, "The project goes on");
    }

    private ExtensionRequest start(
            ExtensionKind kind, AssignmentKind type, Right right, Instant newEnd, String justification) {
        var terms = new ExtensionTerms(type, null, newEnd);
        var order = new RequestExtension(kind, lee.id(), right.role(), right.scope(), terms, justification);
        return SignedIn.as(lee, () -> workflow.start(order));
    }

    private static RequestExtension order(Right right, Instant newEnd) {
        return new RequestExtension(
                ExtensionKind.EXTEND,
                right.principal(),
                right.role(),
                right.scope(),
                new ExtensionTerms(AssignmentKind.ELIGIBLE, null, newEnd),
                "The project goes on");
    }

    private void decide(ExtensionRequest request, Verdict verdict, User by) {
        decide(request, verdict, by, null);
    }

    private void decide(ExtensionRequest request, Verdict verdict, User by, ExtensionTerms terms) {
        SignedIn.as(by, () -> workflow.decide(request.id(), verdict, "because", terms));
    }

    private static void assertThatRefused(DecisionRefused.Reason reason, ThrowingCallable deed) {
        assertThatThrownBy(deed)
                .satisfies(thrown -> assertThat(refusalIn(thrown).reason()).isEqualTo(reason));
    }

    private static DecisionRefused refusalIn(Throwable thrown) {
        if (thrown instanceof DecisionRefused refusal) {
            return refusal;
        }
        assertThat(thrown).isNotNull();
        return refusalIn(thrown.getCause());
    }

    private Eligibility eligibility() {
        return eligibilities.effectiveOf(lee.id()).stream()
                .filter(one -> one.role().equals(eligible.role()))
                .findFirst()
                .orElseThrow();
    }

    private RoleAssignment held(Right right) {
        return assignments.activeOf(right.principal()).stream()
                .filter(one -> one.role().equals(right.role()))
                .findFirst()
                .orElseThrow();
    }

    private ExtensionStatus status(ExtensionRequest request) {
        return extensions.find(request.id()).orElseThrow().status();
    }

    private String task(ExtensionRequest request) {
        return taskService
                .createTaskQuery()
                .processInstanceBusinessKey(request.id().toString())
                .singleResult()
                .getId();
    }

    private List<String> candidates(ExtensionRequest request) {
        return taskService.getIdentityLinksForTask(task(request)).stream()
                .map(link -> String.valueOf(link.getUserId()))
                .toList();
    }

    private String instanceOf(ExtensionRequest request) {
        return runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(request.id().toString())
                .singleResult()
                .getId();
    }

    private ProcessInstanceAssert assertThatProcessOf(ExtensionRequest request) {
        BpmnAwareTests.init(processEngine);
        return BpmnAwareTests.assertThat(runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(request.id().toString())
                .singleResult());
    }

    private void assertThatEndedAt(ExtensionRequest request, String endEvent) {
        var ended = historyService
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(request.id().toString())
                .singleResult();
        assertThat(ended.getEndActivityId()).isEqualTo(endEvent);
    }

    private void fireTimer(ExtensionRequest request) {
        var job = managementService
                .createJobQuery()
                .processInstanceId(instanceOf(request))
                .activityId("Event_DecisionTimedOut")
                .singleResult();
        managementService.executeJob(job.getId());
    }
}
