package org.countersign.graph.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import org.countersign.time.DatabaseClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Bodies are counted, whatever is said of their length. */
class BodyLimitFilterTests {

    private static final int LIMIT = BodyLimitFilter.MAXIMUM_BYTES;

    private final BodyLimitFilter filter = new BodyLimitFilter(
            new GraphErrorWriter(new ObjectMapper(), mock(DatabaseClock.class, call -> Instant.EPOCH)));
    private final MockFilterChain chain = new MockFilterChain();
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, LIMIT})
    void aBodyWithinTheLimitCanBeRead(int length) throws Exception {
        filter.doFilter(request("/v1.0/x", new byte[length], length), response, chain);

        assertThat(chain.getRequest().getInputStream().readAllBytes()).hasSize(length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1.0/x", "/V1.0/x", "/BETA", "/camunda/api/engine/x", "/engine-rest/x"})
    void aLargerBodyIsRefusedThoughItsLengthIsNotAnnounced(String path) throws Exception {
        filter.doFilter(request(path, new byte[LIMIT + 1], -1), response, chain);

        assertThat(response.getStatus()).isEqualTo(413);
        assertThat(chain.getRequest()).isNull();
    }

    /** Each sorting that it names is a join. */
    @Test
    void whatAListOfTasksIsAskedByIsShort() throws Exception {
        var list = "/camunda/api/engine/engine/default/filter/1/list";
        filter.doFilter(request(list, new byte[BodyLimitFilter.MAXIMUM_BYTES_OF_A_QUERY + 1], -1), response, chain);

        assertThat(response.getStatus()).isEqualTo(413);
        assertThat(chain.getRequest()).isNull();
    }

    @Test
    void aLengthThatIsAnnouncedIsBelieved() throws Exception {
        filter.doFilter(request("/v1.0/x", new byte[0], LIMIT + 1), response, chain);

        assertThat(response.getStatus()).isEqualTo(413);
    }

    @Test
    void otherPathsAreLeftAlone() throws Exception {
        var request = request("/v1.00/x", new byte[LIMIT + 1], -1);

        filter.doFilter(request, response, chain);

        assertThat(chain.getRequest()).isSameAs(request);
    }

    private static MockHttpServletRequest request(String path, byte[] body, int announced) {
        var request = new MockHttpServletRequest("POST", path) {
            @Override
            public long getContentLengthLong() {
                return announced;
            }
        };
        request.setServletPath(path);
        request.setContent(body);
        return request;
    }
}
