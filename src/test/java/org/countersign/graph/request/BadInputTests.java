package org.countersign.graph.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.graph.Api.REQUESTS;
import static org.countersign.graph.Api.ROLE;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.activation.AttemptRejected;
import org.countersign.graph.Api;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpStatus;

/** What cannot be meant is turned down before any rule is asked, and audited. */
class BadInputTests {

    private final Api api = new Api();

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void isTurnedDown(String what, String body, HttpStatus status, String code) {
        var answer = api.post(REQUESTS, body);

        assertThat(answer).hasStatus(status);
        assertThat(answer).bodyJson().extractingPath("$.error.code").isEqualTo(code);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.error.message")
                .asString()
                .isNotBlank();
        verifyNoInteractions(api.workflow);
        verify(api.activations, never()).rehearse(any(), any());
        assertThat(api.rejected)
                .singleElement()
                .extracting(AttemptRejected::code)
                .isEqualTo(code);
    }

    static Stream<Arguments> isTurnedDown() {
        return Stream.of(
                bad("no body", ""),
                bad("no JSON", "{\"action\":"),
                bad("two values", order("") + order("")),
                bad("null", "null"),
                bad("an array", "[]"),
                bad("a text", "\"\""),
                bad("a field twice", order(",\"action\":\"adminAssign\"")),
                bad("nested too deeply", order(",\"x\":" + "[".repeat(100) + "]".repeat(100))),
                bad("a number of a thousand digits", order(",\"x\":" + "1".repeat(1000))),
                bad("no action", "{}"),
                bad("another action", "{\"action\":\"selfAppoint\"}"),
                bad("action of the wrong type", "{\"action\":1}"),
                bad("no role", "{\"action\":\"selfActivate\"}"),
                bad("a role that is no UUID", "{\"action\":\"selfActivate\",\"roleDefinitionId\":\"1-1-1-1-1\"}"),
                unknown(
                        "an unknown role",
                        "{\"action\":\"selfActivate\",\"roleDefinitionId\":\"" + UUID.randomUUID() + "\"}"),
                bad("a principal that is no UUID", order(",\"principalId\":\"lee\"")),
                bad("a principal of the wrong type", order(",\"principalId\":{}")),
                bad("an unknown principal", order(",\"principalId\":\"" + UUID.randomUUID() + "\"")),
                bad("a scope that is no path", order(",\"directoryScopeId\":\"root\"")),
                bad("an empty scope", order(",\"directoryScopeId\":\"\"")),
                bad("a scope with a control character", order(",\"directoryScopeId\":\"/\\u0000\"")),
                bad("an app scope", order(",\"appScopeId\":\"/x\"")),
                bad("a justification of 501 characters", order(",\"justification\":\"" + "x".repeat(501) + "\"")),
                bad("a justification with a control character", order(",\"justification\":\"a\\u0007b\"")),
                bad("a justification with half a character", order(",\"justification\":\"a\\ud83d\"")),
                bad("a justification of the wrong type", order(",\"justification\":5")),
                bad("CR and LF in a ticket", order(",\"ticketInfo\":{\"ticketNumber\":\"1\\r\\nBcc: x\"}")),
                bad("a ticket of the wrong type", order(",\"ticketInfo\":\"INC-1\"")),
                bad("a dry run that is neither true nor false", order(",\"isValidationOnly\":\"yes\"")),
                bad("a dry run that is a number", order(",\"isValidationOnly\":1")),
                bad("a dry run that is empty", order(",\"isValidationOnly\":\"\"")),
                bad("a schedule of the wrong type", order(",\"scheduleInfo\":[]")),
                bad("a recurrence", order(",\"scheduleInfo\":{\"recurrence\":{\"pattern\":{}}}")),
                bad("a start that is no date", start("tomorrow")),
                bad("a start without an offset", start("2026-04-14T00:00:00")),
                bad("a start too far in the past", start("2026-04-13T08:47:00Z")),
                bad("a start in more than a year", start("2027-04-20T00:00:00Z")),
                bad("a start that no calendar has", start("+999999999-12-31T23:59:59Z")),
                bad("an unknown expiration", expiration("\"type\":\"someday\"")),
                bad(
                        "an expiration with two ends",
                        expiration("\"duration\":\"PT1H\",\"endDateTime\":\"2026-04-14T00:00:00Z\"")),
                bad(
                        "an end, and that there is none",
                        expiration("\"type\":\"noExpiration\",\"endDateTime\":\"2026-04-14T00:00:00Z\"")),
                bad(
                        "an end beside a duration that is meant",
                        expiration(
                                "\"type\":\"afterDuration\",\"duration\":\"PT1H\",\"endDateTime\":\"2026-04-14T00:00:00Z\"")),
                bad("no duration", expiration("\"type\":\"afterDuration\"")),
                bad("a duration of the wrong type", expiration("\"type\":\"afterDuration\",\"duration\":60")),
                bad("a malformed duration", duration("5 hours")),
                bad("a duration in months", duration("P1M")),
                bad("a duration of zero", duration("PT0S")),
                bad("a negative duration", duration("-PT1H")),
                bad("a duration with seconds", duration("PT10M30S")),
                bad("a duration of more than a year", duration("P400D")),
                bad("a duration that no number holds", duration("PT9223372036854775807H")),
                bad("a duration beyond all time", duration("PT2562047788015215H")),
                arguments(
                        "a duration of 4 minutes", duration("PT4M"), HttpStatus.BAD_REQUEST, "ActiveDurationTooShort"),
                bad("no end", expiration("\"type\":\"afterDateTime\"")),
                bad(
                        "an end before the start",
                        expiration("\"type\":\"afterDateTime\",\"endDateTime\":\"2026-04-13T08:00:00Z\"")),
                bad(
                        "an end in more than a year",
                        expiration("\"type\":\"afterDateTime\",\"endDateTime\":\"2028-04-13T08:00:00Z\"")));
    }

    private static Arguments bad(String what, String body) {
        return arguments(what, body, HttpStatus.BAD_REQUEST, "BadRequest");
    }

    private static Arguments unknown(String what, String body) {
        return arguments(what, body, HttpStatus.NOT_FOUND, "ResourceNotFound");
    }

    private static String order(String fields) {
        return "{\"action\":\"selfActivate\",\"roleDefinitionId\":\"" + ROLE.id() + "\"" + fields + "}";
    }

    private static String start(String start) {
        return order(",\"scheduleInfo\":{\"startDateTime\":\"" + start + "\"}");
    }

    private static String duration(String duration) {
        return expiration("\"type\":\"afterDuration\",\"duration\":\"" + duration + "\"");
    }

    private static String expiration(String fields) {
        return order(",\"scheduleInfo\":{\"expiration\":{" + fields + "}}");
    }
}
