package org.countersign.graph;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.countersign.graph.odata.Expands;
import org.countersign.graph.odata.Serves;
import org.countersign.graph.wire.ErrorBody;
import org.countersign.graph.wire.GraphController;
import org.countersign.graph.wire.MayWait;
import org.countersign.graph.wire.Reads;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;

/** Describes each route by what it declares: the query options it serves, the body it reads, the errors it answers. */
final class OpenApiOperations implements GlobalOperationCustomizer, GlobalOpenApiCustomizer {

    private static final String JSON = org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

    private static final Map<String, String> OPTIONS = Map.of(
            Serves.COUNT, "Whether to say how many there are, on all pages.",
            Serves.EXPAND, "What to put in beside ids: %s.",
            Serves.FILTER, "What each thing has to fulfil, such as: startswith(displayName,'A') and id ne null.",
            Serves.ORDER_BY, "What to sort by, followed by asc, desc or nothing.",
            Serves.SELECT, "Which properties to answer; none: all.",
            Serves.SKIP_TOKEN, "Where to go on: as the next link of the page before says.",
            Serves.TOP, "How many on a page at most: 1 to 999, 100 where nothing is said.");

    private static final List<HttpStatus> OF_READING = List.of(
            HttpStatus.BAD_REQUEST,
            HttpStatus.UNAUTHORIZED,
            HttpStatus.FORBIDDEN,
            HttpStatus.NOT_FOUND,
            HttpStatus.NOT_ACCEPTABLE,
            HttpStatus.TOO_MANY_REQUESTS,
            HttpStatus.INTERNAL_SERVER_ERROR,
            HttpStatus.SERVICE_UNAVAILABLE);

    private static final List<HttpStatus> OF_CHANGING = List.of(
            HttpStatus.METHOD_NOT_ALLOWED,
            HttpStatus.CONFLICT,
            HttpStatus.PRECONDITION_FAILED,
            HttpStatus.PAYLOAD_TOO_LARGE,
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            HttpStatus.UNPROCESSABLE_ENTITY);

    private final Set<Class<?>> bodies = ConcurrentHashMap.newKeySet();

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        if (!method.getBeanType().isAnnotationPresent(GraphController.class)) {
            return operation;
        }
        var isGet = method.getMethodAnnotation(GetMapping.class) != null;
        var room = method.getBeanType().getSimpleName().replace("Controller", "");
        operation.setTags(List.of(room));
        operation.setOperationId(room + "." + method.getMethod().getName());
        addOptions(operation, method);
        addBody(operation, method);
        nameSuccess(operation.getResponses(), method);
        OF_READING.forEach(status -> addError(operation, status));
        if (!isGet) {
            OF_CHANGING.forEach(status -> addError(operation, status));
        }
        return operation;
    }

    @Override
    public void customise(OpenAPI description) {
        var components = description.getComponents();
        bodies.forEach(body -> read(body).forEach(components::addSchemas));
        read(ErrorBody.class).forEach(components::addSchemas);
    }

    /** What is answered with a status of its own: nothing, as done; one thing, as made or as it is. */
    private static void nameSuccess(ApiResponses responses, HandlerMethod method) {
        var answer = ResolvableType.forMethodReturnType(method.getMethod(), method.getBeanType());
        if (answer.resolve() != ResponseEntity.class) {
            return;
        }
        var success = responses.remove("200");
        if (answer.getGeneric(0).resolve() == Void.class) {
            responses.addApiResponse("204", new ApiResponse().description("Done"));
            if (method.hasMethodAnnotation(MayWait.class)) {
                responses.addApiResponse("202", new ApiResponse().description("Waits where Location says"));
            }
        } else {
            responses.addApiResponse("201", success.description("Made"));
        }
    }

    private static Map<String, Schema> read(Class<?> type) {
        return ModelConverters.getInstance(true).readAll(type);
    }

    private static void addOptions(Operation operation, HandlerMethod method) {
        var serves = method.getMethodAnnotation(Serves.class);
        if (serves == null) {
            return;
        }
        var expands = method.getMethodAnnotation(Expands.class);
        var expandable = expands == null ? List.<String>of() : List.of(expands.value());
        var parameters = new ArrayList<>(operation.getParameters() == null ? List.of() : operation.getParameters());
        for (var option : serves.value()) {
            if (!option.equals(Serves.EXPAND) || !expandable.isEmpty()) {
                parameters.add(new Parameter()
                        .in("query")
                        .name(option)
                        .description(OPTIONS.getOrDefault(option, "").formatted(String.join(", ", expandable)))
                        .schema(schemaOf(option)));
            }
        }
        operation.setParameters(parameters);
    }

    private static Schema<?> schemaOf(String option) {
        return switch (option) {
            case Serves.TOP -> new IntegerSchema().minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(999));
            case Serves.COUNT -> new Schema<Boolean>().types(Set.of("boolean"));
            default -> new StringSchema();
        };
    }

    private void addBody(Operation operation, HandlerMethod method) {
        var reads = method.getMethodAnnotation(Reads.class);
        if (reads == null) {
            return;
        }
        bodies.add(reads.value());
        operation.setRequestBody(new RequestBody()
                .required(true)
                .content(new Content()
                        .addMediaType(JSON, new MediaType().schema(new Schema<>().$ref(nameOf(reads.value()))))));
    }

    private static String nameOf(Class<?> type) {
        return ModelConverters.getInstance(true)
                .resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(true))
                .schema
                .get$ref();
    }

    private static void addError(Operation operation, HttpStatus status) {
        operation
                .getResponses()
                .addApiResponse(
                        String.valueOf(status.value()),
                        new ApiResponse()
                                .description(status.getReasonPhrase())
                                .content(new Content()
                                        .addMediaType(
                                                JSON, new MediaType().schema(new Schema<>().$ref(ErrorBody.SCHEMA)))));
    }
}
