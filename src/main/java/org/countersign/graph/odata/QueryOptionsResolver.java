package org.countersign.graph.odata;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands controllers the query options, and keeps their shape for the answer. */
final class QueryOptionsResolver implements HandlerMethodArgumentResolver {

    /** Under which attribute of a request the shape of its answer is kept. */
    static final String SHAPE = QueryOptionsResolver.class.getName() + ".shape";

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == QueryOptions.class;
    }

    @Override
    public QueryOptions resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var expands = parameter.getMethodAnnotation(Expands.class);
        var options =
                QueryOptions.of(request.getParameterMap(), expands == null ? List.of() : List.of(expands.value()));
        request.setAttribute(SHAPE, options.shape(), RequestAttributes.SCOPE_REQUEST);
        return options;
    }
}
