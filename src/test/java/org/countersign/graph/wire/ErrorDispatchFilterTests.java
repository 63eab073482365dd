package org.countersign.graph.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import java.sql.SQLTransientConnectionException;
import java.time.Instant;
import org.countersign.time.DatabaseClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What is turned down before it reaches the API is told in the API's shape. */
class ErrorDispatchFilterTests {

    private final ErrorDispatchFilter filter = new ErrorDispatchFilter(
            new GraphErrorWriter(new ObjectMapper(), mock(DatabaseClock.class, call -> Instant.EPOCH)));
    private final MockFilterChain chain = new MockFilterChain();
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @ParameterizedTest
    @ValueSource(strings = {"/v1.0//me", "//v1.0/me", "/%561.0/me", "/beta;x=y/me", "/v1.0/me;x=y"})
    void underTheApisPathsItIsTold(String uri) throws Exception {
        filter.doFilter(failed(uri), response, chain);

        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(response.getContentAsString()).startsWith("{\"error\":{\"code\":\"BadRequest\"");
        assertThat(chain.getRequest()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/camunda/app", "/v1.00", "/%zz"})
    void otherPathsAreLeftAlone(String uri) throws Exception {
        filter.doFilter(failed(uri), response, chain);

        assertThat(chain.getRequest()).isNotNull();
        assertThat(response.getContentAsString()).isEmpty();
    }

    @Test
    void aDatabaseThatIsAwayIsToldOfAndNotAskedForTheTime() throws Exception {
        var request = failed("/v1.0/me");
        request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, 500);
        request.setAttribute(
                RequestDispatcher.ERROR_EXCEPTION,
                new ServletException(new SQLTransientConnectionException("Connection is not available")));

        filter.doFilter(request, response, chain);

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getContentAsString())
                .startsWith("{\"error\":{\"code\":\"ServiceUnavailable\"")
                .contains("\"date\":null");
    }

    @Test
    void whatElseAFilterThrowsIsNotTold() throws Exception {
        var request = failed("/v1.0/me");
        request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, 500);
        request.setAttribute(RequestDispatcher.ERROR_EXCEPTION, new ConcurrencyFailureException("canary"));

        filter.doFilter(request, response, chain);

        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(response.getContentAsString())
                .startsWith("{\"error\":{\"code\":\"InternalServerError\"")
                .contains("1970-01-01")
                .doesNotContain("canary");
    }

    private static MockHttpServletRequest failed(String uri) {
        var request = new MockHttpServletRequest("GET", "/error");
        request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, uri);
        request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, 400);
        return request;
    }
}
