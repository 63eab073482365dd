package org.countersign.graph.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.graph.Api.APPROVALS;
import static org.countersign.graph.Api.BRANDON;
import static org.countersign.graph.Api.LEE;
import static org.countersign.graph.Api.NORA;
import static org.countersign.graph.Api.NOW;
import static org.countersign.graph.Api.PAULA;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import java.util.Optional;
import java.util.UUID;
import org.countersign.activation.Activation;
import org.countersign.activation.ActivationStatus;
import org.countersign.activation.AttemptRejected;
import org.countersign.activation.AttemptRejected.Attempt;
import org.countersign.activation.Decision;
import org.countersign.assignment.DecisionRefused;
import org.countersign.assignment.DecisionRight;
import org.countersign.assignment.Verdict;
import org.countersign.graph.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** How approvals are read and decided. */
class ApprovalsTests {

    private final Api api = new Api();
    private Activation pending;

    @BeforeEach
    void setTheScene() {
        pending = api.exists(Api.requestOfLee(ActivationStatus.PENDING_APPROVAL));
        api.hasRight(LEE, pending, DecisionRight.OWN_REQUEST);
        api.hasRight(BRANDON, pending, DecisionRight.MAY_DECIDE);
        api.signIn(BRANDON);
    }

    @Test
    void anApprovalThatWaitsIsInProgress() {
        assertThat(api.get(APPROVALS + "/" + pending.id()))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"id":"%1$s","steps":[{"id":"%1$s","displayName":null,"reviewedDateTime":null,"reviewResult":"NotReviewed",
                         "status":"InProgress","assignedToMe":true,"justification":"","reviewedBy":null}]}
                        """
                                .formatted(pending.id()));
        assertThat(api.get(step())).bodyJson().extractingPath("$.status").isEqualTo("InProgress");
        assertThat(api.get(APPROVALS + "/" + pending.id() + "/steps"))
                .bodyJson()
                .extractingPath("$.value[0].id")
                .isEqualTo(pending.id().toString());
        assertThat(api.get(APPROVALS + "/" + pending.id() + "/steps/" + UUID.randomUUID()))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void anApprovalThatIsDecidedTellsWhoAndWhy() {
        var denied = api.exists(Api.requestOfLee(ActivationStatus.DENIED));
        when(api.decisions.find(denied.id()))
                .thenReturn(Optional.of(new Decision(BRANDON.id(), Verdict.DENY, "Not today", NOW)));

        assertThat(api.signIn(LEE).get(APPROVALS + "/" + denied.id()))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"steps":[{"reviewedDateTime":"2026-04-13T08:52:32.648Z","reviewResult":"Deny","status":"Completed",
                         "assignedToMe":false,"justification":"Not today",
                         "reviewedBy":{"id":"%s","displayName":"Brandon","userPrincipalName":"brandon@contoso.example"}}]}
                        """
                                .formatted(BRANDON.id()));
    }

    @Test
    void anApprovalThatNobodyAnsweredIsExpired() {
        var timedOut = api.exists(Api.requestOfLee(ActivationStatus.TIMED_OUT));

        assertThat(api.signIn(LEE).get(APPROVALS + "/" + timedOut.id()))
                .bodyJson()
                .extractingPath("$.steps[0].status")
                .isEqualTo("Expired");
    }

    @ParameterizedTest
    @CsvSource({"Approve, APPROVE", "approve, APPROVE", "DENY, DENY"})
    void aDecisionGoesToTheProcess(String reviewResult, Verdict verdict) {
        assertThat(decide("{\"reviewResult\":\"" + reviewResult + "\",\"justification\":\"Seen it\"}"))
                .hasStatus(HttpStatus.NO_CONTENT);

        verify(api.workflow).decide(pending.id(), verdict, "Seen it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"reviewResult\":\"NotReviewed\",\"justification\":\"x\"}",
                "{\"reviewResult\":true,\"justification\":\"x\"}",
                "{\"reviewResult\":\"Approve\",\"justification\":[]}",
                "{\"reviewResult\":\"Approve\""
            })
    void whatIsNoDecisionIsTurnedDown(String body) {
        assertThat(decide(body)).hasStatus(HttpStatus.BAD_REQUEST);

        verifyNoInteractions(api.workflow);
        assertThat(api.rejected)
                .singleElement()
                .extracting(AttemptRejected::attempt, AttemptRejected::correlation)
                .containsExactly(Attempt.DECISION, pending.id().value());
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_DECISION, 400, BadRequest",
        "OWN_REQUEST, 403, Authorization_RequestDenied",
        "MUST_ACTIVATE_FIRST, 403, Authorization_RequestDenied",
        "NOT_AN_APPROVER, 404, ResourceNotFound",
        "NOT_PENDING, 409, Conflict",
        "TOO_LATE, 409, Conflict",
        "NOT_GRANTABLE, 409, Conflict"
    })
    void aDecisionThatDoesNotCountSaysWhy(DecisionRefused.Reason reason, int status, String code) {
        DecisionRefused refused = mock();
        when(refused.reason()).thenReturn(reason);
        when(refused.getMessage()).thenReturn("It does not count.");
        doThrow(new IllegalStateException("engine", new RuntimeException(refused)))
                .when(api.workflow)
                .decide(any(), any(), any());

        var answer = decide("{\"reviewResult\":\"Approve\",\"justification\":\"Seen it\"}");

        assertThat(answer).hasStatus(status);
        assertThat(answer).bodyJson().extractingPath("$.error.code").isEqualTo(code);
        assertThat(api.rejected)
                .singleElement()
                .extracting(AttemptRejected::code)
                .isEqualTo(code);
    }

    @Test
    void whoMayNotReadTheRequestDoesNotLearnOfItByDeciding() {
        api.signIn(NORA);

        assertThat(decide("{\"reviewResult\":\"Approve\",\"justification\":\"x\"}"))
                .hasStatus(HttpStatus.NOT_FOUND);

        verifyNoInteractions(api.workflow);
    }

    @Test
    void anAdministratorWhoIsNoApproverMayReadButNotDecide() {
        api.signIn(PAULA);

        assertThat(decide("{\"reviewResult\":\"Approve\",\"justification\":\"x\"}"))
                .hasStatus(HttpStatus.FORBIDDEN);

        verifyNoInteractions(api.workflow);
    }

    private String step() {
        return APPROVALS + "/" + pending.id() + "/steps/" + pending.id();
    }

    private MvcTestResult decide(String body) {
        return api.patch(step(), body);
    }
}
