package org.countersign.graph;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses every query option that a route does not heed: a filter that is ignored answers what was not asked. */
final class ServedOptions implements HandlerInterceptor {

    private static final Pattern NAME = Pattern.compile("\\$[A-Za-z]{1,20}");

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.getBeanType().isAnnotationPresent(GraphController.class)) {
            var serves = method.getMethodAnnotation(Serves.class);
            var served = serves == null ? List.<String>of() : List.of(serves.value());
            request.getParameterMap().keySet().stream()
                    .filter(name -> name.startsWith("$"))
                    .filter(name -> !served.contains(name.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .ifPresent(ServedOptions::refuse);
        }
        return true;
    }

    private static void refuse(String name) {
        var shown = NAME.matcher(name).matches() ? name : "of that name";
        throw GraphException.badRequest("The query option " + shown + " is not served here.");
    }
}
