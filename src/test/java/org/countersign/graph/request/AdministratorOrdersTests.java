package org.countersign.graph.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.graph.Api.ELIGIBILITY_REQUESTS;
import static org.countersign.graph.Api.LEE;
import static org.countersign.graph.Api.NORA;
import static org.countersign.graph.Api.NOW;
import static org.countersign.graph.Api.PAULA;
import static org.countersign.graph.Api.REQUESTS;
import static org.countersign.graph.Api.ROLE;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.countersign.activation.AttemptRejected;
import org.countersign.activation.AttemptRejected.Attempt;
import org.countersign.assignment.AssignmentAction;
import org.countersign.assignment.AssignmentKey;
import org.countersign.assignment.AssignmentKind;
import org.countersign.assignment.AssignmentOrder;
import org.countersign.assignment.AssignmentRequest;
import org.countersign.assignment.Expiry;
import org.countersign.directory.Group;
import org.countersign.directory.GroupId;
import org.countersign.directory.GroupType;
import org.countersign.directory.PrincipalId;
import org.countersign.graph.Api;
import org.countersign.mfa.OneTimeCode;
import org.countersign.role.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What administrators' orders say over REST, and how they are answered; what becomes of them is played. */
class AdministratorOrdersTests {

    private static final UUID TARGET = new UUID(7, 7);
    private static final Instant END = NOW.plus(Duration.ofDays(10));

    private final Api api = new Api();

    @BeforeEach
    void anAdministratorIsSignedIn() {
        api.signIn(PAULA);
        when(api.orders.carryOut(any(), any())).thenAnswer(call -> carriedOut(call.getArgument(0)));
        when(api.orders.rehearse(any(), any())).thenAnswer(call -> carriedOut(call.getArgument(0)));
    }

    @ParameterizedTest
    @CsvSource({"adminAssign,ASSIGN", "AdminUpdate,UPDATE", "adminExtend,EXTEND", "adminRenew,RENEW"})
    void eachOrderIsCarriedOutForEitherKind(String action, AssignmentAction meant) {
        var schedule = ",\"scheduleInfo\":{\"expiration\":{\"type\":\"afterDuration\",\"duration\":\"P10D\"}}";

        for (var kind : AssignmentKind.values()) {
            var answer = order(pathOf(kind), action, NORA.id(), schedule);

            assertThat(answer).hasStatus(HttpStatus.CREATED);
            assertThat(answer)
                    .bodyJson()
                    .isLenientlyEqualTo(
                            """
                            {"status":"Provisioned","principalId":"%s","justification":"On call",
                             "targetScheduleId":"%s","isValidationOnly":false,
                             "scheduleInfo":{"startDateTime":"2026-04-13T08:52:32.648Z",
                               "expiration":{"type":"afterDateTime","endDateTime":"2026-04-23T08:52:32.648Z"}}}
                            """
                                    .formatted(NORA.id(), TARGET));
            assertThat(answer).bodyJson().extractingPath("$.action").asString().isEqualToIgnoringCase(action);
            assertThat(ordered())
                    .isEqualTo(new AssignmentOrder(
                            meant,
                            kind,
                            new AssignmentKey(NORA.id(), ROLE.id(), Scope.DIRECTORY),
                            null,
                            new Expiry.After(Duration.ofDays(10)),
                            "On call",
                            "",
                            "",
                            PAULA.id()));
            org.mockito.Mockito.clearInvocations(api.orders);
        }
    }

    @Test
    void whatIsTakenBackHasNoScheduleAnyMore() {
        var answer = order(ELIGIBILITY_REQUESTS, "adminRemove", NORA.id(), "");

        assertThat(answer).hasStatus(HttpStatus.CREATED);
        assertThat(answer).bodyJson().extractingPath("$.status").isEqualTo("Revoked");
        assertThat(answer).bodyJson().extractingPath("$.scheduleInfo").isNull();
    }

    @Test
    void aGroupIsAPrincipalAsWell() {
        var group = new Group(new GroupId(new UUID(8, 8)), "On call", GroupType.SECURITY);
        when(api.directory.findGroup(group.id())).thenReturn(Optional.of(group));

        order(ELIGIBILITY_REQUESTS, "adminAssign", group.id(), "");

        assertThat(ordered().key().principal()).isEqualTo(group.id());
    }

    @Test
    void whatIsThereAlreadyMayBeMovedByAStartThatLiesInThePast() {
        order(
                REQUESTS,
                "adminUpdate",
                NORA.id(),
                ",\"scheduleInfo\":{\"startDateTime\":\"2026-04-01T00:00:00Z\",\"expiration\":{\"type\":\"noExpiration\"}}");

        assertThat(ordered().start()).isNull();
        assertThat(ordered().expiry()).isEqualTo(new Expiry.Never());
    }

    @Test
    void aRehearsalIsAnsweredAndNothingIsCarriedOut() {
        var answer = order(REQUESTS, "adminAssign", NORA.id(), ",\"isValidationOnly\":true");

        assertThat(answer).hasStatus(HttpStatus.CREATED);
        assertThat(answer).bodyJson().extractingPath("$.isValidationOnly").isEqualTo(true);
        verify(api.orders).rehearse(any(), any());
    }

    @Test
    void theCodeOfTheHeaderGoesWithTheOrder() {
        api.mvc()
                .post()
                .uri(REQUESTS)
                .header("X-Countersign-OTP", "123456")
                .contentType("application/json")
                .content(body("adminAssign", NORA.id(), ""))
                .exchange();

        var code = ArgumentCaptor.forClass(OneTimeCode.class);
        verify(api.orders).carryOut(any(), code.capture());
        assertThat(code.getValue()).isEqualTo(new OneTimeCode("123456"));
    }

    @Test
    void nobodyElseOrdersAnything() {
        api.signIn(LEE);

        for (var path : new String[] {REQUESTS, ELIGIBILITY_REQUESTS}) {
            for (var action : new String[] {"adminAssign", "adminUpdate", "adminExtend", "adminRenew", "adminRemove"}) {
                var answer = order(path, action, NORA.id(), "");
                assertThat(answer).hasStatus(HttpStatus.FORBIDDEN);
                assertThat(answer).bodyJson().extractingPath("$.error.code").isEqualTo("Authorization_RequestDenied");
            }
        }
        verifyNoInteractions(api.orders);
        assertThat(api.rejected).extracting(AttemptRejected::attempt).containsOnly(Attempt.ASSIGNMENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"directoryScopeId\":\"x\"",
                ",\"isValidationOnly\":\"perhaps\"",
                ",\"scheduleInfo\":{\"startDateTime\":\"2026-04-13T08:00:00Z\"}",
                ",\"scheduleInfo\":{\"expiration\":{\"type\":\"afterDateTime\",\"endDateTime\":\"soon\"}}",
                ",\"scheduleInfo\":{\"expiration\":{\"type\":\"afterDuration\",\"duration\":\"P1Y\"}}",
                ",\"scheduleInfo\":{\"recurrence\":{}}"
            })
    void whatCannotBeMeantIsTurnedDown(String fields) {
        assertThat(order(ELIGIBILITY_REQUESTS, "adminAssign", NORA.id(), fields))
                .hasStatus(HttpStatus.BAD_REQUEST);

        verifyNoInteractions(api.orders);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "a\\u0007b"})
    void aJustificationWithControlCharactersIsTurnedDown(String justification) {
        var answer = api.post(
                ELIGIBILITY_REQUESTS,
                "{\"action\":\"adminRemove\",\"principalId\":\"%s\",\"roleDefinitionId\":\"%s\",\"justification\":\"%s\"}"
                        .formatted(NORA.id(), ROLE.id(), justification));

        assertThat(answer).hasStatus(HttpStatus.BAD_REQUEST);
        verifyNoInteractions(api.orders);
    }

    @Test
    void anUnknownPrincipalIsNotFound() {
        assertThat(order(ELIGIBILITY_REQUESTS, "adminAssign", new GroupId(UUID.randomUUID()), ""))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    private static AssignmentRequest carriedOut(AssignmentOrder order) {
        var removed = order.action() == AssignmentAction.REMOVE;
        return new AssignmentRequest(UUID.randomUUID(), order, removed ? null : NOW, removed ? null : END, NOW, TARGET);
    }

    private AssignmentOrder ordered() {
        var order = ArgumentCaptor.forClass(AssignmentOrder.class);
        verify(api.orders).carryOut(order.capture(), any());
        return order.getValue();
    }

    private static String pathOf(AssignmentKind kind) {
        return kind == AssignmentKind.ELIGIBLE ? ELIGIBILITY_REQUESTS : REQUESTS;
    }

    private MvcTestResult order(String path, String action, PrincipalId principal, String fields) {
        return api.post(path, body(action, principal, fields));
    }

    private static String body(String action, PrincipalId principal, String fields) {
        return "{\"action\":\"%s\",\"principalId\":\"%s\",\"roleDefinitionId\":\"%s\",\"justification\":\"On call\"%s}"
                .formatted(action, principal, ROLE.id(), fields);
    }
}
