package org.countersign.graph.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.graph.Api.REQUESTS;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import org.countersign.graph.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Every error has the one shape that clients read. */
class ErrorShapeTests {

    private final Api api = new Api();

    @Test
    void anErrorTellsWhenAndUnderWhichIds() {
        var answer = api.mvc()
                .get()
                .uri("/v1.0/users/nobody@contoso.example")
                .header("client-request-id", "abc-123")
                .exchange();

        isError(answer, HttpStatus.NOT_FOUND, "ResourceNotFound");
        assertThat(answer).bodyJson().extractingPath("$.error.innerError.date").isEqualTo("2026-04-13T08:52:32");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.error.innerError.client-request-id")
                .isEqualTo("abc-123");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.error.innerError.request-id")
                .isEqualTo(answer.getResponse().getHeader("request-id"));
        assertThat(answer).bodyJson().doesNotHavePath("$.error.details");
    }

    @Test
    void aClientsIdThatIsNoneIsNotEchoed() {
        var answer = api.mvc()
                .get()
                .uri("/v1.0/groups/x")
                .header("client-request-id", "<script>")
                .exchange();

        assertThat(answer).bodyText().doesNotContain("script");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1.0",
                "/v1.0/nothing",
                "/beta/policies",
                "/v1.0/roleManagement/directory/roleAssignmentApprovals/1",
                "/v1.0/users/1",
                "/v1.0/roleManagement/directory/roleDefinitions/11111111-1111-1111-1111-111111111111"
            })
    void whatIsNotThereIsNotFound(String path) {
        isError(api.get(path), HttpStatus.NOT_FOUND, "ResourceNotFound");
    }

    @Test
    void aMethodThatIsNotServedIsRefusedWithThoseThatAre() {
        var answer = api.mvc().delete().uri(REQUESTS).exchange();

        isError(answer, HttpStatus.METHOD_NOT_ALLOWED, "MethodNotAllowed");
        assertThat(answer.getResponse().getHeader(HttpHeaders.ALLOW)).contains("GET", "POST");
    }

    @Test
    void whoAcceptsNoJsonIsToldBeforeAnythingHappens() {
        var answer = api.mvc()
                .post()
                .uri(REQUESTS)
                .contentType(MediaType.APPLICATION_JSON)
                .accept(MediaType.TEXT_HTML)
                .content("{}")
                .exchange();

        isError(answer, HttpStatus.NOT_ACCEPTABLE, "NotAcceptable");
        assertThat(api.rejected).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8",
                "application/json, text/plain, */*",
                "*/*"
            })
    void whatClientsSayTheyAcceptIsUnderstood(String accept) {
        var answer = api.mvc()
                .get()
                .uri("/v1.0/me")
                .header(HttpHeaders.ACCEPT, accept)
                .exchange();

        assertThat(answer).hasStatusOk();
        assertThat(answer.getResponse().getContentType()).startsWith(MediaType.APPLICATION_JSON_VALUE);
    }

    @Test
    void aBodyThatIsNotJsonByItsTypeIsRefused() {
        var answer = api.mvc()
                .post()
                .uri(REQUESTS)
                .contentType(MediaType.TEXT_PLAIN)
                .content("{}")
                .exchange();

        isError(answer, HttpStatus.UNSUPPORTED_MEDIA_TYPE, "UnsupportedMediaType");
    }

    @Test
    void filesAreRefused() {
        var answer = api.mvc()
                .post()
                .uri(REQUESTS)
                .contentType("multipart/form-data; boundary=x")
                .content("--x--")
                .exchange();

        isError(answer, HttpStatus.UNSUPPORTED_MEDIA_TYPE, "UnsupportedMediaType");
    }

    @Test
    void aLargeBodyIsRefusedUnread() {
        var answer = api.post(REQUESTS, "[".repeat(1024 * 1024));

        isError(answer, HttpStatus.PAYLOAD_TOO_LARGE, "RequestEntityTooLarge");
        verifyNoInteractions(api.workflow);
        assertThat(api.rejected).isEmpty();
    }

    @Test
    void whatNobodyForesawIsNotTold() {
        when(api.directory.findUser(any())).thenThrow(new IllegalStateException("jdbc:secret"));

        var answer = api.get("/v1.0/users/" + Api.LEE.id());

        isError(answer, HttpStatus.INTERNAL_SERVER_ERROR, "InternalServerError");
        assertThat(answer).bodyText().doesNotContain("secret").doesNotContain("Exception");
    }

    @Test
    void anErrorIsToldThoughTheDatabaseIsDown() {
        when(api.clock.now()).thenThrow(new DataAccessResourceFailureException("down"));

        isError(api.get("/v1.0/nothing"), HttpStatus.NOT_FOUND, "ResourceNotFound");
    }

    @Test
    void whoMeetsSomebodyElsesChangeMayTryAgain() {
        when(api.directory.findUser(any())).thenThrow(new CannotAcquireLockException("busy"));

        isError(api.get("/v1.0/users/" + Api.LEE.id()), HttpStatus.CONFLICT, "Conflict");
    }

    private static void isError(MvcTestResult answer, HttpStatus status, String code) {
        assertThat(answer).hasStatus(status);
        assertThat(answer.getResponse().getContentType()).isEqualTo(MediaType.APPLICATION_JSON_VALUE);
        assertThat(answer).bodyJson().extractingPath("$.error.code").isEqualTo(code);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.error.message")
                .asString()
                .isNotBlank();
        assertThat(answer).bodyJson().hasPath("$.error.innerError.date");
    }
}
