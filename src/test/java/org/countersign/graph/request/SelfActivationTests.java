package org.countersign.graph.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.graph.Api.LEE;
import static org.countersign.graph.Api.NORA;
import static org.countersign.graph.Api.REQUESTS;
import static org.countersign.graph.Api.ROLE;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.isNull;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.countersign.activation.Activation;
import org.countersign.activation.ActivationStatus;
import org.countersign.activation.AttemptRejected;
import org.countersign.activation.AttemptRejected.Attempt;
import org.countersign.activation.Finding;
import org.countersign.activation.Rehearsal;
import org.countersign.activation.RequestActivation;
import org.countersign.activation.RuleName;
import org.countersign.assignment.InvalidRequest;
import org.countersign.assignment.Right;
import org.countersign.graph.Api;
import org.countersign.mfa.OneTimeCode;
import org.countersign.role.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** How a caller asks for a role, and gives it back. */
class SelfActivationTests {

    private final Api api = new Api();

    @Test
    void aRequestIsAnsweredAsGraphAnswersIt() {
        api.processLeadsTo(ActivationStatus.PENDING_APPROVAL);

        var answer = api.post(
                REQUESTS,
                """
                {"action":"selfActivate","principalId":"%s","roleDefinitionId":"%s","directoryScopeId":"/",
                 "justification":"Reset the board's passwords",
                 "scheduleInfo":{"startDateTime":"2026-04-14T00:00:00Z","expiration":{"type":"AfterDuration","duration":"PT5H"}},
                 "ticketInfo":{"ticketNumber":"CONTOSO:Normal-67890","ticketSystem":"MS Project"}}
                """
                        .formatted(LEE.id(), ROLE.id()));

        assertThat(answer).hasStatus(HttpStatus.CREATED).hasContentType(MediaType.APPLICATION_JSON);
        assertThat(answer)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"@odata.context":"http://localhost/v1.0/$metadata#roleManagement/directory/roleAssignmentScheduleRequests/$entity",
                         "status":"PendingApproval","createdDateTime":"2026-04-13T08:52:32.648Z","completedDateTime":null,
                         "customData":null,"action":"selfActivate","principalId":"%1$s","roleDefinitionId":"%2$s",
                         "directoryScopeId":"/","appScopeId":null,"isValidationOnly":false,
                         "justification":"Reset the board's passwords",
                         "createdBy":{"application":null,"device":null,"user":{"displayName":null,"id":"%1$s"}},
                         "scheduleInfo":{"startDateTime":"2026-04-14T00:00:00Z","recurrence":null,
                           "expiration":{"type":"afterDuration","endDateTime":null,"duration":"PT5H"}},
                         "ticketInfo":{"ticketNumber":"CONTOSO:Normal-67890","ticketSystem":"MS Project"}}
                        """
                                .formatted(LEE.id(), ROLE.id()));
        assertThat(answer).bodyJson().doesNotHavePath("$.principal").doesNotHavePath("$.roleDefinition");
    }

    @Test
    void requestApprovalAndScheduleHaveOneId() {
        api.processLeadsTo(ActivationStatus.PENDING_APPROVAL);

        var answer = api.post(REQUESTS, order(""));

        var id = answer.getResponse().getHeader("Location").substring(("http://localhost" + REQUESTS + "/").length());
        assertThat(answer).bodyJson().extractingPath("$.id").isEqualTo(id);
        assertThat(answer).bodyJson().extractingPath("$.approvalId").isEqualTo(id);
        assertThat(answer).bodyJson().extractingPath("$.targetScheduleId").isEqualTo(id);
    }

    @Test
    void thePrincipalIsWhoIsSignedInNamedOrNot() {
        assertThat(asked(",\"principalId\":\"" + LEE.id() + "\"").requestor()).isEqualTo(LEE.id());
        assertThat(asked(",\"principalId\":\"" + LEE.id().toString().toUpperCase(Locale.ROOT) + "\"")
                        .requestor())
                .isEqualTo(LEE.id());
        assertThat(asked(",\"principalId\":null").requestor()).isEqualTo(LEE.id());
        assertThat(asked("").requestor()).isEqualTo(LEE.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"selfActivate", "selfDeactivate", "selfExtend", "selfRenew"})
    void nobodyAsksForSomebodyElse(String action) {
        var answer = api.post(
                REQUESTS,
                """
                {"action":"%s","principalId":"%s","roleDefinitionId":"%s","isValidationOnly":false,
                 "scheduleInfo":{"expiration":{"duration":"PT1H"}}}"""
                        .formatted(action, NORA.id(), ROLE.id()));

        assertThat(answer).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.error.message")
                .asString()
                .startsWith("principalId must be your own id");
        verifyNoInteractions(api.workflow);
    }

    @Test
    void whatTheServerDecidesIsNotTakenFromTheBody() {
        api.processLeadsTo(ActivationStatus.PENDING_APPROVAL);

        var answer = api.post(
                REQUESTS,
                order(
                        """
                        ,"id":"11111111-1111-1111-1111-111111111111","status":"Provisioned","createdBy":{"user":{"id":"%s"}},
                        "approvalId":null,"completedDateTime":"2020-01-01T00:00:00Z","@odata.type":"#x","nonsense":[{"a":1}]
                        """
                                .formatted(NORA.id())));

        assertThat(answer).hasStatus(HttpStatus.CREATED);
        assertThat(answer).bodyJson().extractingPath("$.status").isEqualTo("PendingApproval");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.createdBy.user.id")
                .isEqualTo(LEE.id().toString());
        assertThat(answer).bodyJson().extractingPath("$.id").isNotEqualTo("11111111-1111-1111-1111-111111111111");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                                                                                 | PT8H",
                ",\"scheduleInfo\":null                                                                             | PT8H",
                ",\"scheduleInfo\":{}                                                                               | PT8H",
                ",\"scheduleInfo\":{\"expiration\":{\"type\":\"notSpecified\"}}                                     | PT8H",
                ",\"scheduleInfo\":{\"expiration\":{\"type\":\"AFTERDURATION\",\"duration\":\"PT1H30M\"}}           | PT1H30M",
                ",\"scheduleInfo\":{\"expiration\":{\"duration\":\"PT30M\"}}                                        | PT30M",
                ",\"scheduleInfo\":{\"expiration\":{\"type\":\"afterDuration\",\"duration\":\"P2D\"}}               | PT48H",
                ",\"scheduleInfo\":{\"expiration\":{\"type\":\"afterDateTime\",\"endDateTime\":\"2026-04-13T10:00:00Z\"}} | PT1H7M",
                ",\"scheduleInfo\":{\"expiration\":{\"type\":\"noExpiration\"}}                                     | PT8784H"
            })
    void theDurationFollowsFromTheExpiration(String fields, Duration expected) {
        assertThat(asked(fields).duration()).isEqualTo(expected);
    }

    @Test
    void anEndThatWasAskedForBoundsTheGrant() {
        var request = asked(
                ",\"scheduleInfo\":{\"expiration\":{\"type\":\"afterDateTime\",\"endDateTime\":\"2026-04-13T12:00:00+02:00\"}}");

        assertThat(request.end()).isEqualTo(Instant.parse("2026-04-13T10:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-04-13T08:47:33Z", "2026-04-13T08:52:32Z", "2026-04-13T10:52:32.6480000+02:00"})
    void aStartOfTheLastFiveMinutesMeansNow(String start) {
        assertThat(asked(",\"scheduleInfo\":{\"startDateTime\":\"" + start + "\"}")
                        .start())
                .isNull();
    }

    @Test
    void aStartThatLiesAheadIsAskedFor() {
        assertThat(asked(",\"scheduleInfo\":{\"startDateTime\":\"2026-04-14T00:00:00.1234567Z\"}")
                        .start())
                .isEqualTo(Instant.parse("2026-04-14T00:00:00.123456Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"${7*7}", "#{x}", "<script>alert(1)</script>", "first\\nsecond\\r\\nthird"})
    void textsStayAsTheyWereTyped(String text) {
        var typed = text.replace("\\n", "\n").replace("\\r", "\r");

        assertThat(asked(",\"justification\":\"" + text + "\"").justification()).isEqualTo(typed);
    }

    @Test
    void theCodeOfTheHeaderGoesToTheProcess() {
        api.processLeadsTo(ActivationStatus.ACTIVE);

        postWithCode("123456");

        verify(api.workflow).start(any(), eq(new OneTimeCode("123456")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "1234567", "abcdef", "１２３４５６"})
    void whatIsNoCodeCountsAsNone(String header) {
        api.processLeadsTo(ActivationStatus.ACTIVE);

        assertThat(postWithCode(header)).hasStatus(HttpStatus.CREATED);

        verify(api.workflow).start(any(), isNull());
    }

    @Test
    void aRefusalNamesEveryRuleAndSaysWhy() {
        var refused = leadsToRefusal(
                new Finding(RuleName.EXPIRATION, false, "At most 8 hours."),
                new Finding(RuleName.MFA, false, "A code is required."));

        var answer = api.post(REQUESTS, order(""));

        assertThat(answer).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(answer)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"error":{"code":"RoleAssignmentRequestPolicyValidationFailed",
                         "message":"The following policy rules failed: [\\"ExpirationRule\\",\\"MfaRule\\"]",
                         "details":[{"code":"ExpirationRule","message":"At most 8 hours."},
                                    {"code":"MfaRule","message":"A code is required."}]}}
                        """);
        assertThat(refused.status()).isEqualTo(ActivationStatus.REFUSED);
        // Its own event has audited it already.
        assertThat(api.rejected).isEmpty();
    }

    @Test
    void aRequestThatIsPendingStandsInTheWayOfAnother() {
        var conflict = conflict("RoleAssignmentRequestExists");
        when(api.workflow.start(any(), any())).thenThrow(new IllegalStateException("wrapped", conflict));

        var answer = api.post(REQUESTS, order(""));

        assertThat(answer).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(answer).bodyJson().extractingPath("$.error.code").isEqualTo("RoleAssignmentRequestExists");
        assertThat(api.rejected)
                .singleElement()
                .extracting(AttemptRejected::attempt, AttemptRejected::by, AttemptRejected::code, AttemptRejected::role)
                .containsExactly(Attempt.REQUEST, LEE.id(), "RoleAssignmentRequestExists", ROLE.id());
    }

    @Test
    void anActiveRoleIsNotActivatedAgain() {
        var conflict = conflict("RoleAssignmentExists");
        when(api.workflow.start(any(), any())).thenThrow(conflict);

        assertThat(api.post(REQUESTS, order("")))
                .bodyJson()
                .extractingPath("$.error.code")
                .isEqualTo("RoleAssignmentExists");
    }

    @Test
    void ofTwoAtTheSameMomentOneIsTurnedDown() {
        when(api.workflow.start(any(), any())).thenThrow(new DuplicateKeyException("open_key"));

        var answer = api.post(REQUESTS, order(""));

        assertThat(answer).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(answer).bodyJson().extractingPath("$.error.code").isEqualTo("RoleAssignmentRequestExists");
    }

    @Test
    void aDryRunStartsNothing() {
        when(api.activations.rehearse(any(), any()))
                .thenReturn(new Rehearsal(
                        Api.requestOfLee(ActivationStatus.REGISTERED),
                        List.of(new Finding(RuleName.MFA, true, "")),
                        3));

        var answer = api.post(REQUESTS, order(",\"isValidationOnly\":true"));

        assertThat(answer).hasStatus(HttpStatus.CREATED);
        assertThat(answer).bodyJson().extractingPath("$.isValidationOnly").isEqualTo(true);
        assertThat(answer).bodyJson().extractingPath("$.status").isEqualTo("PendingApproval");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.approvalOutlook")
                .asMap()
                .containsEntry("isApprovalRequired", true)
                .containsEntry("approverCount", 3);
        verifyNoInteractions(api.workflow);
    }

    @Test
    void aDryRunNamesTheRulesThatAreNotMet() {
        when(api.activations.rehearse(any(), any()))
                .thenReturn(new Rehearsal(
                        Api.requestOfLee(ActivationStatus.REGISTERED),
                        List.of(
                                new Finding(RuleName.ELIGIBILITY, true, ""),
                                new Finding(RuleName.TICKETING, false, "A ticket is required.")),
                        3));

        var answer = api.post(REQUESTS, order(",\"isValidationOnly\":true"));

        assertThat(answer).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.error.message")
                .isEqualTo("The following policy rules failed: [\"TicketingRule\"]");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.error.details[1].message")
                .isEqualTo("An approval is needed; 3 could give it.");
        assertThat(api.rejected).isEmpty();
        verifyNoInteractions(api.workflow);
    }

    @Test
    void aRoleIsGivenBack() {
        var right = new Right(LEE.id(), ROLE.id(), Scope.DIRECTORY);
        when(api.deactivations.deactivate(right, "Done")).thenReturn(Api.requestOfLee(ActivationStatus.DEACTIVATED));

        var answer = api.post(REQUESTS, deactivation(""));

        assertThat(answer).hasStatus(HttpStatus.CREATED);
        assertThat(answer)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"action":"selfDeactivate","status":"Revoked","justification":"Done","scheduleInfo":null}
                        """);
    }

    @Test
    void aRoleIsNotGivenBackTooSoon() {
        when(api.deactivations.deactivate(any(), any()))
                .thenThrow(new InvalidRequest("ActiveDurationTooShort", "Wait."));

        var answer = api.post(REQUESTS, deactivation(""));

        assertThat(answer).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(answer).bodyJson().extractingPath("$.error.code").isEqualTo("ActiveDurationTooShort");
        assertThat(api.rejected)
                .singleElement()
                .extracting(AttemptRejected::attempt)
                .isEqualTo(Attempt.DEACTIVATION);
    }

    @Test
    void aDeactivationIsNeverTakenForADryRun() {
        assertThat(api.post(REQUESTS, deactivation(",\"isValidationOnly\":true")))
                .hasStatus(HttpStatus.BAD_REQUEST);

        verifyNoInteractions(api.deactivations);
    }

    private RequestActivation asked(String fields) {
        api.processLeadsTo(ActivationStatus.ACTIVE);
        assertThat(api.post(REQUESTS, order(fields))).hasStatus(HttpStatus.CREATED);
        var request = ArgumentCaptor.forClass(RequestActivation.class);
        verify(api.workflow, atLeastOnce()).start(request.capture(), any());
        return request.getValue();
    }

    private MvcTestResult postWithCode(String header) {
        return api.mvc()
                .post()
                .uri(REQUESTS)
                .contentType(MediaType.APPLICATION_JSON)
                .header("X-Countersign-OTP", header)
                .content(order(""))
                .exchange();
    }

    private Activation leadsToRefusal(Finding... findings) {
        var refused = Api.requestOfLee(ActivationStatus.REFUSED);
        when(api.workflow.start(any(), any())).thenReturn(refused);
        when(api.activations.violations(refused.id())).thenReturn(List.of(findings));
        return refused;
    }

    private static InvalidRequest conflict(String code) {
        return new InvalidRequest(code, "There is one.");
    }

    private static String order(String fields) {
        return "{\"action\":\"selfActivate\",\"roleDefinitionId\":\"" + ROLE.id() + "\"" + fields + "}";
    }

    private static String deactivation(String fields) {
        return "{\"action\":\"SelfDeactivate\",\"roleDefinitionId\":\"" + ROLE.id() + "\",\"justification\":\"Done\""
                + fields + "}";
    }
}
