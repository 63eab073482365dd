package org.countersign.security.session;

import io.github.bucket4j.TimeMeter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.countersign.security.RateLimit;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RegexRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns strangers away for a while whose address has begun too many sessions or sign-ins lately: each is a row, and
 * whoever asks for the sign-in page begins one. Whoever has a session goes on, and so do programs.
 */
@Component
@Order(SessionRepositoryFilter.DEFAULT_ORDER + 1)
class NewSessionsFilter extends OncePerRequestFilter {

    /** What programs ask, and what begins no session, whatever is sent along. */
    private static final RequestMatcher FOR_PROGRAMS = new OrRequestMatcher(
            new RegexRequestMatcher("/(v1\\.0|beta)(/.*)?(\\?.*)?", null),
            new RegexRequestMatcher("/actuator/health(/(liveness|readiness))?(\\?.*)?", "GET"));

    /** What makes a row by itself, whoever asks: a code for a device, a question to a passkey. */
    private static final RequestMatcher BEGINNINGS = new OrRequestMatcher(
            new RegexRequestMatcher("/oauth2/device_authorization(\\?.*)?", "POST"),
            new RegexRequestMatcher("/sign-in/passkey/question(\\?.*)?", "POST"));

    private final RateLimit<String> begun;

    NewSessionsFilter(NewSessionsProperties properties, Optional<TimeMeter> clock) {
        begun = new RateLimit<>(properties.perMinute(), clock);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getSession(false) != null && !BEGINNINGS.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var network = Network.of(request.getRemoteAddr());
        var wait = BEGINNINGS.matches(request) ? begun.count(network) : begun.waitOf(network);
        if (wait.isPresent() && !FOR_PROGRAMS.matches(request)) {
            refuse(response, wait.getAsLong());
        } else {
            chain.doFilter(new Stranger(request, network), response);
        }
    }

    private static void refuse(HttpServletResponse response, long seconds) throws IOException {
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        response.setContentType(MediaType.TEXT_PLAIN_VALUE);
        var reason = "Too many people come in from your address. Try again in " + seconds + " s.\n";
        response.getOutputStream().write(reason.getBytes(StandardCharsets.UTF_8));
    }

    /** Who has no session yet; the one that begins is counted. */
    private final class Stranger extends HttpServletRequestWrapper {

        private final String network;

        Stranger(HttpServletRequest request, String network) {
            super(request);
            this.network = network;
        }

        @Override
        public HttpSession getSession() {
            return getSession(true);
        }

        @Override
        public HttpSession getSession(boolean create) {
            var existing = super.getSession(false);
            if (existing != null || !create) {
                return existing;
            }
            begun.count(network);
            return super.getSession(true);
        }
    }
}
