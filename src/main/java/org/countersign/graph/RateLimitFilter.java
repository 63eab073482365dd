package org.countersign.graph;

import io.github.bucket4j.TimeMeter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.countersign.directory.UserId;
import org.countersign.security.CurrentUser;
import org.countersign.security.RateLimit;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns down who calls too often, by whatever door, before anything takes effect: clients repeat what was answered so. Who
 * is nobody is turned away elsewhere.
 */
@Component
@Order(GraphFilters.RATE_LIMIT)
class RateLimitFilter extends OncePerRequestFilter {

    private final RateLimit<UserId> calls;
    private final CurrentUser currentUser;
    private final GraphErrorWriter errors;

    RateLimitFilter(
            ApiProperties properties, Optional<TimeMeter> clock, CurrentUser currentUser, GraphErrorWriter errors) {
        this.calls = new RateLimit<>(properties.requestsPerMinute(), clock);
        this.currentUser = currentUser;
        this.errors = errors;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !ApiPath.isApi(request) && !ApiPath.isEngine(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var wait = currentUser.find().map(calls::count).orElse(OptionalLong.empty());
        if (wait.isPresent()) {
            refuse(request, response, wait.getAsLong());
        } else {
            chain.doFilter(request, response);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, long seconds) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        errors.write(
                request,
                response,
                new GraphError(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "TooManyRequests",
                        "You have called too often. Nothing was done; try again in " + seconds + " s."));
    }
}
