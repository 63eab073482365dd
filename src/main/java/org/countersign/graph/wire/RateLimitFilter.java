package org.countersign.graph.wire;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.countersign.graph.error.TooManyCalls;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns down who calls too often, by whatever door, before anything takes effect: clients repeat what was answered so. Who
 * is nobody is turned away elsewhere.
 */
@Component
@Order(GraphFilters.RATE_LIMIT)
class RateLimitFilter extends OncePerRequestFilter {

    private final CallLimit calls;
    private final GraphErrorWriter errors;

    RateLimitFilter(CallLimit calls, GraphErrorWriter errors) {
        this.calls = calls;
        this.errors = errors;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !ApiPath.isApi(request) && !ApiPath.isEngine(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var wait = calls.count();
        if (wait.isPresent()) {
            refuse(request, response, wait.getAsLong());
        } else {
            chain.doFilter(request, response);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, long seconds) throws IOException {
        var tooMany = new TooManyCalls(seconds);
        tooMany.getHeaders().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        errors.write(request, response, tooMany.error());
    }
}
