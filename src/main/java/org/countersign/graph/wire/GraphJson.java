package org.countersign.graph.wire;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.countersign.graph.error.GraphException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads bodies, and writes what is kept in their form. What it does not know it ignores, as Graph does, where not {@link
 * NothingElse} may be said. What it knows must be of its type: a dry run that is taken for an order because of a misspelt
 * {@code true} would be no small mistake.
 */
@Component
public class GraphJson {

    private static final Pattern WORDS = Pattern.compile("[A-Za-z0-9_.-]{1,200}");

    private final ObjectMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(32)
                            .maxStringLength(BodyLimitFilter.MAXIMUM_BYTES)
                            .maxNameLength(256)
                            .maxNumberLength(32)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .addHandler(new UnknownProperties())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .withCoercionConfig(LogicalType.Boolean, coercions -> coercions
                    .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
            .withCoercionConfig(
                    LogicalType.POJO,
                    coercions -> coercions.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
            .withConfigOverride(List.class, lists -> lists.setSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL)))
            .addModule(new SimpleModule()
                    .addDeserializer(String.class, new WholeText())
                    .addDeserializer(Emptiable.class, new Emptiable.Reader()))
            .build();

    /**
     * What the body says.
     *
     * @throws GraphException {@code BadRequest} unless it is a JSON object whose known properties are of their types
     */
    public <T> T read(byte @Nullable [] body, Class<T> type) {
        if (body == null || body.length == 0) {
            throw notAnObject();
        }
        try (JsonParser parser = mapper.createParser(body)) {
            var value = mapper.readValue(parser, type);
            if (value == null) {
                throw notAnObject();
            }
            return value;
        } catch (JsonProcessingException e) {
            throw refuse(e);
        } catch (IOException e) {
            throw GraphException.badRequest("The body is not JSON in UTF-8.");
        }
    }

    /** What {@link #read} reads again. */
    public String write(Object body) {
        try {
            return mapper.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was read cannot be written", e);
        }
    }

    /** Says where, in words of our own: the parser's would repeat what was sent. */
    private static GraphException refuse(JsonProcessingException e) {
        var cause = e.getCause() instanceof StreamReadException read ? read : e;
        if (cause instanceof StreamConstraintsException) {
            return GraphException.badRequest("The body is nested too deeply, or something in it is too long.");
        }
        if (cause instanceof UnrecognizedPropertyException unknown) {
            return unknown(pathOf(unknown));
        }
        if (cause instanceof JsonMappingException mapping) {
            return mapping.getPath().isEmpty() ? notAnObject() : wrongType(mapping);
        }
        var location = cause.getLocation();
        return GraphException.badRequest("The body is not well-formed JSON"
                + (location == null
                        ? "."
                        : ": look at line " + location.getLineNr() + ", column " + location.getColumnNr() + "."));
    }

    /** A name that is no word is not repeated. */
    private static GraphException unknown(String path) {
        return GraphException.badRequest(
                WORDS.matcher(path).matches()
                        ? "There is no property " + path + " here."
                        : "The body has a property that there is not.");
    }

    private static GraphException wrongType(JsonMappingException mapping) {
        return GraphException.badRequest("The property " + pathOf(mapping) + " has a value of the wrong type.");
    }

    private static String pathOf(JsonMappingException mapping) {
        var path = new StringBuilder();
        for (var step : mapping.getPath()) {
            if (step.getFieldName() != null) {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static GraphException notAnObject() {
        return GraphException.badRequest("The body must be a JSON object.");
    }
}
