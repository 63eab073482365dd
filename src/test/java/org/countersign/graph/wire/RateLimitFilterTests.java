package org.countersign.graph.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.directory.UserId;
import org.countersign.graph.error.TooManyCalls;
import org.countersign.security.CurrentUser;
import org.countersign.testing.Watch;
import org.countersign.time.DatabaseClock;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Who calls too often. */
class RateLimitFilterTests {

    private static final UserId LEE = new UserId(new UUID(1, 1));
    private static final UserId NORA = new UserId(new UUID(1, 2));

    private final Watch watch = new Watch();
    private final CurrentUser currentUser = mock();
    private final CallLimit limit = new CallLimit(new ApiProperties(3, ""), Optional.of(watch), currentUser);
    private final RateLimitFilter filter = new RateLimitFilter(
            limit, new GraphErrorWriter(new ObjectMapper(), mock(DatabaseClock.class, call -> Instant.EPOCH)));

    @Test
    void whoCallsTooOftenIsTurnedDownBeforeAnythingTakesEffect() throws Exception {
        for (var i = 0; i < 3; i++) {
            assertThat(statusOf(LEE, "/v1.0/me")).isEqualTo(200);
        }

        var answer = call(LEE, "/v1.0/me");
        assertThat(answer.chain().getRequest())
                .as("nobody else sees the request")
                .isNull();
        assertThat(answer.response().getStatus()).isEqualTo(429);
        assertThat(answer.response().getHeader("Retry-After")).isEqualTo("20");
        assertThat(answer.response().getContentAsString()).contains("\"TooManyRequests\"", "Nothing was done");

        assertThat(statusOf(NORA, "/v1.0/me")).as("somebody else").isEqualTo(200);
        for (var door : List.of("/camunda/api/engine/engine/default/task", "/engine-rest/task", "/beta/me")) {
            assertThat(statusOf(LEE, door)).as(door).isEqualTo(429);
        }
        assertThat(statusOf(LEE, "/account")).as("a page").isEqualTo(200);
    }

    @Test
    void whoWaitsMayCallAgain() throws Exception {
        for (var i = 0; i < 4; i++) {
            call(LEE, "/v1.0/me");
        }

        watch.pass(Duration.ofSeconds(19));
        assertThat(statusOf(LEE, "/v1.0/me")).isEqualTo(429);
        watch.pass(Duration.ofSeconds(1));
        assertThat(statusOf(LEE, "/v1.0/me")).isEqualTo(200);
        assertThat(statusOf(LEE, "/v1.0/me")).isEqualTo(429);
    }

    @Test
    void aCallThatAsksForSeveralThingsCountsAsThatMany() throws Exception {
        assertThat(statusOf(LEE, "/beta/review")).isEqualTo(200);
        limit.countEachOf(2);

        assertThat(statusOf(LEE, "/beta/review")).isEqualTo(200);
        assertThatThrownBy(() -> limit.countEachOf(2)).isInstanceOfSatisfying(TooManyCalls.class, refused -> {
            assertThat(refused.getHeaders().getFirst("Retry-After")).isEqualTo("40");
            assertThat(refused.error().message()).contains("Nothing was done");
        });

        watch.pass(Duration.ofSeconds(40));
        assertThat(statusOf(LEE, "/beta/review")).isEqualTo(200);
        assertThatNoException().isThrownBy(() -> limit.countEachOf(2));
    }

    @Test
    void whatIsRefusedIsNotCounted() throws Exception {
        assertThat(statusOf(LEE, "/beta/review")).isEqualTo(200);
        assertThat(statusOf(LEE, "/beta/review")).isEqualTo(200);
        assertThatThrownBy(() -> limit.countEachOf(3)).isInstanceOf(TooManyCalls.class);

        assertThat(statusOf(LEE, "/v1.0/me")).isEqualTo(200);
        assertThat(statusOf(LEE, "/v1.0/me")).isEqualTo(429);
    }

    @Test
    void moreThanAMinuteAllowsCountsAsAWholeMinute() throws Exception {
        assertThat(statusOf(LEE, "/beta/review")).isEqualTo(200);
        limit.countEachOf(100);

        assertThat(statusOf(LEE, "/v1.0/me")).isEqualTo(429);
    }

    @Test
    void aLimitThatLetsNobodyInIsRefusedAtTheStart() {
        assertThatThrownBy(() -> new ApiProperties(0, "")).hasMessageContaining("at least 1");
    }

    private record Call(MockHttpServletResponse response, MockFilterChain chain) {}

    private int statusOf(UserId user, String path) throws Exception {
        return call(user, path).response().getStatus();
    }

    private Call call(UserId user, String path) throws Exception {
        when(currentUser.find()).thenReturn(Optional.of(user));
        when(currentUser.id()).thenReturn(user);
        var request = new MockHttpServletRequest("GET", path);
        request.setServletPath(path);
        var answer = new Call(new MockHttpServletResponse(), new MockFilterChain());
        filter.doFilter(request, answer.response(), answer.chain());
        return answer;
    }
}
