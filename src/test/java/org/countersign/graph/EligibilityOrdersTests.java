package org.countersign.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.graph.Api.ELIGIBILITY_REQUESTS;
import static org.countersign.graph.Api.LEE;
import static org.countersign.graph.Api.NORA;
import static org.countersign.graph.Api.NOW;
import static org.countersign.graph.Api.PAULA;
import static org.countersign.graph.Api.ROLE;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.countersign.activation.AttemptRejected;
import org.countersign.activation.AttemptRejected.Attempt;
import org.countersign.assignment.Eligibility;
import org.countersign.assignment.EligibilityId;
import org.countersign.assignment.Right;
import org.countersign.directory.User;
import org.countersign.role.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** How administrators say who may activate what. */
class EligibilityOrdersTests {

    private final Api api = new Api();

    @BeforeEach
    void anAdministratorIsSignedIn() {
        api.signIn(PAULA);
    }

    @Test
    void anAdministratorMakesSomebodyEligible() {
        var answer = order(
                "AdminAssign",
                NORA,
                ",\"scheduleInfo\":{\"expiration\":{\"type\":\"afterDuration\",\"duration\":\"P10D\"}}");

        assertThat(answer).hasStatus(HttpStatus.CREATED);
        assertThat(answer)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"status":"Provisioned","action":"adminAssign","principalId":"%s","justification":"On call",
                         "scheduleInfo":{"startDateTime":"2026-04-13T08:52:32.648Z",
                           "expiration":{"type":"afterDateTime","endDateTime":"2026-04-23T08:52:32.648Z"}}}
                        """
                                .formatted(NORA.id()));
        assertThat(assigned().end()).isEqualTo(NOW.plus(Duration.ofDays(10)));
        assertThat(assigned().right()).isEqualTo(new Right(NORA.id(), ROLE.id(), Scope.DIRECTORY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"scheduleInfo\":{\"expiration\":{\"type\":\"noExpiration\"}}"})
    void whereNothingElseIsSaidItIsForGood(String schedule) {
        order("adminAssign", NORA, schedule);

        assertThat(assigned().end()).isNull();
    }

    @Test
    void anAdministratorRemovesAnEligibility() {
        var right = new Right(NORA.id(), ROLE.id(), Scope.DIRECTORY);
        var removed =
                new Eligibility(new EligibilityId(UUID.randomUUID()), NORA.id(), ROLE.id(), Scope.DIRECTORY, NOW, null);
        when(api.eligibilities.remove(right, PAULA.id(), "On call")).thenReturn(Optional.of(removed));

        var answer = order("adminRemove", NORA, "");

        assertThat(answer).hasStatus(HttpStatus.CREATED);
        assertThat(answer).bodyJson().extractingPath("$.status").isEqualTo("Revoked");
    }

    @Test
    void whatIsNotThereCannotBeRemoved() {
        when(api.eligibilities.remove(any(), any(), any())).thenReturn(Optional.empty());

        var answer = order("adminRemove", NORA, "");

        assertThat(answer).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(answer).bodyJson().extractingPath("$.error.code").isEqualTo("RoleAssignmentDoesNotExist");
    }

    @Test
    void whatIsThereCannotBeAssignedAgain() {
        doThrow(new DuplicateKeyException("live_key")).when(api.eligibilities).assign(any(), any(), any());

        assertThat(order("adminAssign", NORA, ""))
                .bodyJson()
                .extractingPath("$.error.code")
                .isEqualTo("RoleAssignmentExists");
    }

    @Test
    void nobodyElseMakesAnybodyEligible() {
        api.signIn(LEE);

        for (var action : new String[] {"adminAssign", "adminRemove"}) {
            var answer = order(action, NORA, "");
            assertThat(answer).hasStatus(HttpStatus.FORBIDDEN);
            assertThat(answer).bodyJson().extractingPath("$.error.code").isEqualTo("Authorization_RequestDenied");
        }
        verifyNoInteractions(api.eligibilities);
        assertThat(api.rejected).extracting(AttemptRejected::attempt).containsOnly(Attempt.ASSIGNMENT);
    }

    @Test
    void nobodyMakesHimselfEligibleFromNoAccountOfHis() {
        when(api.rights.mayAdminister(LEE.id())).thenReturn(true);
        api.signIn(LEE);

        assertThat(order("adminAssign", LEE, "")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(order("adminAssign", Api.LEE_ADM, "")).hasStatus(HttpStatus.FORBIDDEN);
        verifyNoInteractions(api.eligibilities);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"isValidationOnly\":true",
                ",\"directoryScopeId\":\"x\"",
                ",\"scheduleInfo\":{\"startDateTime\":\"2026-04-13T08:00:00Z\"}",
                ",\"scheduleInfo\":{\"expiration\":{\"type\":\"afterDateTime\",\"endDateTime\":\"2026-04-13T08:50:00Z\"}}",
                ",\"scheduleInfo\":{\"expiration\":{\"type\":\"afterDuration\",\"duration\":\"-P1D\"}}",
                ",\"scheduleInfo\":{\"expiration\":{\"type\":\"afterDuration\",\"duration\":\"PT1M\"}}"
            })
    void whatCannotBeMeantIsTurnedDown(String fields) {
        assertThat(order("adminAssign", NORA, fields)).hasStatus(HttpStatus.BAD_REQUEST);

        verifyNoInteractions(api.eligibilities);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "a\\u0007b"})
    void aJustificationWithControlCharactersIsTurnedDown(String justification) {
        var answer = api.post(
                ELIGIBILITY_REQUESTS,
                "{\"action\":\"adminRemove\",\"principalId\":\"%s\",\"roleDefinitionId\":\"%s\",\"justification\":\"%s\"}"
                        .formatted(NORA.id(), ROLE.id(), justification));

        assertThat(answer).hasStatus(HttpStatus.BAD_REQUEST);
        verifyNoInteractions(api.eligibilities);
    }

    @Test
    void anUnknownPrincipalIsNotFound() {
        var answer = api.post(
                ELIGIBILITY_REQUESTS,
                "{\"action\":\"adminAssign\",\"principalId\":\"%s\",\"roleDefinitionId\":\"%s\"}"
                        .formatted(UUID.randomUUID(), ROLE.id()));

        assertThat(answer).hasStatus(HttpStatus.NOT_FOUND);
    }

    private MvcTestResult order(String action, User principal, String fields) {
        return api.post(
                ELIGIBILITY_REQUESTS,
                "{\"action\":\"%s\",\"principalId\":\"%s\",\"roleDefinitionId\":\"%s\",\"justification\":\"On call\"%s}"
                        .formatted(action, principal.id(), ROLE.id(), fields));
    }

    private Eligibility assigned() {
        var eligibility = ArgumentCaptor.forClass(Eligibility.class);
        verify(api.eligibilities).assign(eligibility.capture(), eq(PAULA.id()), any());
        return eligibility.getValue();
    }
}
