package org.countersign.security.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.countersign.testing.Watch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Who begins too many sessions. */
class NewSessionsFilterTests {

    private static final String OFFICE = "192.0.2.7";
    private static final String HOME = "2001:db8:0:1::7";

    private final Watch watch = new Watch();
    private final NewSessionsFilter filter = new NewSessionsFilter(new NewSessionsProperties(3), Optional.of(watch));

    @Test
    void anAddressThatBeginsTooManyIsTurnedAwayAndNoOther() throws Exception {
        for (var i = 0; i < 3; i++) {
            assertThat(begin(OFFICE).getStatus()).isEqualTo(200);
        }

        var refused = begin(OFFICE);
        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getHeader("Retry-After")).isEqualTo("20");
        assertThat(refused.getContentAsString()).contains("Try again in 20 s.");
        assertThat(begin(HOME).getStatus()).isEqualTo(200);
    }

    @Test
    void whoWaitsComesIn() throws Exception {
        useUp(OFFICE);

        watch.pass(Duration.ofSeconds(19));
        assertThat(begin(OFFICE).getStatus()).isEqualTo(429);
        watch.pass(Duration.ofSeconds(1));
        assertThat(begin(OFFICE).getStatus()).isEqualTo(200);
        assertThat(begin(OFFICE).getStatus()).isEqualTo(429);
    }

    @Test
    void addressesOfOneCustomerAreOne() throws Exception {
        for (var i = 1; i <= 3; i++) {
            begin("2001:db8:0:1::" + i);
        }

        assertThat(begin(HOME).getStatus()).isEqualTo(429);
        assertThat(begin("2001:db8:0:2::7").getStatus()).isEqualTo(200);
    }

    @Test
    void whatBeginsNoSessionIsNotCounted() throws Exception {
        for (var i = 0; i < 9; i++) {
            assertThat(call(from(OFFICE), new MockFilterChain()).getStatus()).isEqualTo(200);
        }

        assertThat(begin(OFFICE).getStatus()).isEqualTo(200);
    }

    @Test
    void whoHasASessionOrIsAProgramIsNoStranger() throws Exception {
        useUp(OFFICE);
        var inside = from(OFFICE);
        inside.getSession(true);
        var probe = from(OFFICE, "/actuator/health/liveness");
        var client = from(OFFICE, "/v1.0/me");

        for (var request : List.of(inside, probe, client)) {
            assertThat(call(request, new MockFilterChain()).getStatus()).isEqualTo(200);
        }
        assertThat(begin(OFFICE).getStatus()).isEqualTo(429);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/device_authorization", "/sign-in/passkey/question"})
    void whatMakesARowByItselfIsCountedInASessionToo(String path) throws Exception {
        for (var i = 0; i < 4; i++) {
            var request = from(OFFICE, path);
            request.setMethod("POST");
            request.getSession(true);
            assertThat(call(request, new MockFilterChain()).getStatus()).isEqualTo(i < 3 ? 200 : 429);
        }

        assertThat(begin(OFFICE).getStatus()).isEqualTo(429);
    }

    @Test
    void noHeaderLetsAStrangerPass() throws Exception {
        useUp(OFFICE);
        var pretender = from(OFFICE);
        pretender.addHeader("Authorization", "Bearer of.a.token");
        pretender.addHeader("Cookie", "JSESSIONID=none");

        assertThat(call(pretender, new MockFilterChain()).getStatus()).isEqualTo(429);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest/task", "/actuator/env", "/actuator/health/none", "/v1.00", "/betas", "/"})
    void whatMayBeginASessionIsForNoProgram(String path) throws Exception {
        useUp(OFFICE);

        assertThat(call(from(OFFICE, path), new MockFilterChain()).getStatus()).isEqualTo(429);
    }

    @Test
    void aRequestThatUsesItsNewSessionTwiceBeginsOne() throws Exception {
        for (var i = 0; i < 3; i++) {
            assertThat(call(from(OFFICE), chain(request -> {
                                var session = request.getSession();
                                assertThat(request.getSession(true)).isSameAs(session);
                                assertThat(request.getSession(false)).isSameAs(session);
                            }))
                            .getStatus())
                    .isEqualTo(200);
        }
    }

    @Test
    void whatIsNoAddressStandsForItself() throws Exception {
        useUp("unknown:?");

        assertThat(begin("unknown:?").getStatus()).isEqualTo(429);
        assertThat(begin("unknown").getStatus()).isEqualTo(200);
    }

    @Test
    void aLimitThatLetsNobodyInIsRefusedAtTheStart() {
        assertThatThrownBy(() -> new NewSessionsProperties(0)).hasMessageContaining("per-minute must be from 1");
    }

    private void useUp(String address) throws Exception {
        for (var i = 0; i < 3; i++) {
            begin(address);
        }
    }

    private MockHttpServletResponse begin(String address) throws Exception {
        return call(from(address), chain(HttpServletRequest::getSession));
    }

    private MockHttpServletResponse call(MockHttpServletRequest request, MockFilterChain chain) throws Exception {
        var response = new MockHttpServletResponse();
        filter.doFilter(request, response, chain);
        return response;
    }

    private static MockHttpServletRequest from(String address) {
        return from(address, "/sign-in");
    }

    private static MockHttpServletRequest from(String address, String path) {
        var request = new MockHttpServletRequest("GET", path);
        request.setServletPath(path);
        request.setRemoteAddr(address);
        return request;
    }

    private static MockFilterChain chain(Use use) {
        return new MockFilterChain(new HttpServlet() {
            @Override
            protected void service(HttpServletRequest request, HttpServletResponse response) {
                use.of(request);
            }
        });
    }

    private interface Use {
        void of(HttpServletRequest request);
    }
}
