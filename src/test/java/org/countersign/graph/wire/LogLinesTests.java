package org.countersign.graph.wire;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.countersign.CountersignTest;
import org.countersign.testing.ApiClient;
import org.countersign.testing.Orders;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** How the lines of the log that a request writes are found, and from them its events in the audit. */
@CountersignTest
class LogLinesTests {

    /** Each statement of SQL is such a line, on the thread that needs it. */
    private final Logger statements = (Logger) LoggerFactory.getLogger("org.jooq.tools.LoggerListener");

    private final Marks marks = new Marks();

    @LocalServerPort
    private int port;

    @Autowired
    private Scene scene;

    @BeforeEach
    void logStatements() {
        marks.start();
        statements.addAppender(marks);
        statements.setAdditive(false);
        statements.setLevel(Level.DEBUG);
    }

    @AfterEach
    void logThemNoMore() {
        statements.setLevel(null);
        statements.setAdditive(true);
        statements.detachAppender(marks);
    }

    @Test
    void aRequestsLinesHaveItsIdAndThoseOfItsProcessTheAuditsCorrelation() {
        var lee = scene.person("Lee");
        var role = scene.plainRole();
        scene.eligible(lee, role);

        var answer = new ApiClient(port, lee)
                .post(ApiClient.REQUESTS, Orders.activation(role.id().value(), "PT1H"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(marks.of(answer.header("request-id")))
                .isNotEmpty()
                .extracting(mark -> mark.get("correlation"))
                .contains(answer.json().at("/id").asText());
    }

    @Test
    void whatTheCallerCallsHisRequestIsInNoLine() {
        var lee = scene.person("Lee");

        var answer = new ApiClient(port, lee).post(ApiClient.REQUESTS, "{}", "client-request-id", "of-the-caller");

        assertThat(answer.header("client-request-id")).isEqualTo("of-the-caller");
        assertThat(marks.of(answer.header("request-id"))).isNotEmpty().allSatisfy(mark -> assertThat(mark)
                .doesNotContainValue("of-the-caller"));
    }

    @Test
    void nothingOfARequestIsLeftToTheNextOne() throws Exception {
        var request = new MockHttpServletRequest("GET", "/v1.0/me");
        request.setServletPath("/v1.0/me");
        var response = new MockHttpServletResponse();

        new RequestIdFilter().doFilter(request, response, (asked, answered) -> assertThat(MDC.get("request-id"))
                .isNotNull()
                .isEqualTo(response.getHeader("request-id")));

        assertThat(MDC.get("request-id")).isNull();
    }

    /** What the lines are marked with. */
    private static final class Marks extends AppenderBase<ILoggingEvent> {

        private final List<Map<String, String>> seen = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            seen.add(Map.copyOf(event.getMDCPropertyMap()));
        }

        List<Map<String, String>> of(String requestId) {
            return seen.stream()
                    .filter(mark -> requestId.equals(mark.get("request-id")))
                    .toList();
        }
    }
}
