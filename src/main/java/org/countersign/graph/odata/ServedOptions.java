package org.countersign.graph.odata;

import static java.util.stream.Collectors.toSet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.catalina.Globals;
import org.countersign.graph.error.GraphException;
import org.countersign.graph.wire.GraphController;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses every query option that a route does not heed: a filter that is ignored answers what was not asked. */
final class ServedOptions implements HandlerInterceptor {

    /** OData's own. */
    private static final Set<String> OPTIONS = Set.of(
            "$apply",
            "$compute",
            "$format",
            "$search",
            "$skip",
            Serves.COUNT,
            Serves.EXPAND,
            Serves.FILTER,
            Serves.ORDER_BY,
            Serves.SELECT,
            Serves.SKIP_TOKEN,
            Serves.TOP);

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.getBeanType().isAnnotationPresent(GraphController.class)) {
            var serves = method.getMethodAnnotation(Serves.class);
            var served = serves == null ? List.<String>of() : List.of(serves.value());
            var parameters = request.getParameterMap();
            if (request.getAttribute(Globals.PARAMETER_PARSE_FAILED_ATTR) != null) {
                throw GraphException.badRequest("A query option cannot be decoded.");
            }
            var own = parametersOf(method);
            parameters.keySet().stream()
                    .filter(name -> !own.contains(name))
                    .map(QueryOptions::nameOf)
                    .filter(name -> !served.contains(name))
                    .findFirst()
                    .ifPresent(ServedOptions::refuse);
        }
        return true;
    }

    /** Read as they are written here, in this case alone. */
    private static Set<String> parametersOf(HandlerMethod method) {
        return Stream.of(method.getMethodParameters())
                .map(parameter -> parameter.getParameterAnnotation(RequestParam.class))
                .filter(Objects::nonNull)
                .map(RequestParam::name)
                .collect(toSet());
    }

    private static void refuse(String name) {
        throw GraphException.badRequest(
                "The query option " + (OPTIONS.contains(name) ? name : "of that name") + " is not served here.");
    }
}
