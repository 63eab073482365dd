package org.countersign.graph.wire;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each request to the API an id, under which its caller may ask about it. It is told with the answer, and every line
 * of the log that the request writes has it. What the caller calls his request goes into no log.
 */
final class RequestIdFilter extends OncePerRequestFilter {

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !ApiPath.isApi(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var ids = RequestIds.of(request);
        ids.tell(response);
        try (var inTheLog = MDC.putCloseable(RequestIds.SERVER, ids.server())) {
            chain.doFilter(request, response);
        }
    }
}
