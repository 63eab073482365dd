package org.countersign.graph.odata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.countersign.graph.wire.GraphController;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Leaves out of answers what {@code $select} does not name. */
@ControllerAdvice(annotations = GraphController.class)
class ShapedAnswers implements ResponseBodyAdvice<Object> {

    private final ObjectMapper json;

    ShapedAnswers(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public boolean supports(MethodParameter method, Class<? extends HttpMessageConverter<?>> converter) {
        return method.getParameterType() == Listing.class || method.getParameterType() == Entity.class;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter method,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        var shape = shapeOf(request);
        if (shape.equals(Shape.PLAIN)) {
            return body;
        }
        var view = ResolvableType.forMethodParameter(method).getGeneric(0).resolve(Object.class);
        KnownProperties.require(json.constructType(view), shape, json);
        return isPlain(shape) ? body : shaped(json.valueToTree(body), shape);
    }

    private static Shape shapeOf(ServerHttpRequest request) {
        return request instanceof ServletServerHttpRequest servlet
                        && servlet.getServletRequest().getAttribute(QueryOptionsResolver.SHAPE) instanceof Shape shape
                ? shape
                : Shape.PLAIN;
    }

    private static boolean isPlain(Shape shape) {
        return shape.select().isEmpty() && shape.expand().values().stream().allMatch(ShapedAnswers::isPlain);
    }

    private static JsonNode shaped(JsonNode answer, Shape shape) {
        var values = answer.get("value");
        shape(values instanceof ArrayNode ? values : answer, shape);
        return answer;
    }

    private static void shape(@Nullable JsonNode node, Shape shape) {
        if (node instanceof ArrayNode values) {
            values.forEach(value -> shape(value, shape));
        }
        if (node instanceof ObjectNode object) {
            var unwanted = new ArrayList<String>();
            object.fieldNames().forEachRemaining(unwanted::add);
            unwanted.removeIf(shape::wants);
            object.remove(unwanted);
            shape.expand().forEach((name, inner) -> List.copyOf(object.properties()).stream()
                    .filter(property -> property.getKey().equalsIgnoreCase(name))
                    .forEach(property -> shape(property.getValue(), inner)));
        }
    }
}
