package org.countersign.graph.wire;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Finds the API's controllers by their paths without regard to case, which other rooms' paths keep.
 *
 * <p>That they answer JSON is part of the mapping: whoever accepts none is told so before anything takes effect.
 */
final class GraphMapping extends RequestMappingHandlerMapping {

    @Override
    protected @Nullable RequestMappingInfo getMappingForMethod(Method method, Class<?> handlerType) {
        var mapping = super.getMappingForMethod(method, handlerType);
        var controller = AnnotatedElementUtils.findMergedAnnotation(handlerType, GraphController.class);
        return mapping == null || controller == null
                ? mapping
                : mount(controller).combine(mapping);
    }

    private RequestMappingInfo mount(GraphController controller) {
        var parser = new PathPatternParser();
        parser.setCaseSensitive(false);
        var options = new RequestMappingInfo.BuilderConfiguration();
        options.setPatternParser(parser);
        options.setContentNegotiationManager(getContentNegotiationManager());
        return RequestMappingInfo.paths(controller.versions())
                .produces(MediaType.APPLICATION_JSON_VALUE)
                .options(options)
                .build();
    }
}
