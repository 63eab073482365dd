package org.countersign.graph;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.countersign.security.CurrentUser;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns down who calls too often, before anything takes effect: clients repeat what was answered so. */
@Component
@Order(GraphFilters.RATE_LIMIT)
class RateLimitFilter extends OncePerRequestFilter {

    private final RateLimits limits;
    private final CurrentUser currentUser;
    private final GraphErrorWriter errors;

    RateLimitFilter(RateLimits limits, CurrentUser currentUser, GraphErrorWriter errors) {
        this.limits = limits;
        this.currentUser = currentUser;
        this.errors = errors;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !ApiPath.isApi(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var wait = limits.count(currentUser.id());
        if (wait.isPresent()) {
            refuse(request, response, wait.get());
        } else {
            chain.doFilter(request, response);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Duration wait) throws IOException {
        var seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
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
