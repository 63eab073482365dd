package org.countersign.graph.wire;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.countersign.graph.error.GraphException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Turns down an idempotency key where nothing may be kept. */
final class ConfidentialRoutes implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.hasMethodAnnotation(Confidential.class)
                && request.getHeader(IdempotencyFilter.HEADER) != null) {
            throw GraphException.badRequest(
                    "Idempotency-Key is not served here: there is a secret in it, and nothing is kept.");
        }
        return true;
    }
}
