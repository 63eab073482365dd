package org.countersign.graph.wire;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Where things have no tags, no tag is theirs: what must not be changed unseen is not changed. */
final class UntaggedRoutes implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.getBeanType().isAnnotationPresent(GraphController.class)
                && !method.hasMethodAnnotation(IfMatch.Honoured.class)
                && !HttpMethod.GET.matches(request.getMethod())) {
            IfMatch.require(request.getHeader(HttpHeaders.IF_MATCH), null);
        }
        return true;
    }
}
