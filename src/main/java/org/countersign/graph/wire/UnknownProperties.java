package org.countersign.graph.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refuses what a body must not say that has {@link NothingElse} to say, and ignores it in all others. */
final class UnknownProperties extends DeserializationProblemHandler {

    @Override
    public boolean handleUnknownProperty(
            DeserializationContext context,
            JsonParser parser,
            @Nullable JsonDeserializer<?> deserializer,
            Object bean,
            String name)
            throws IOException {
        var type = deserializer == null ? null : deserializer.handledType();
        if (type != null && type.isAnnotationPresent(NothingElse.class) && !name.contains("@")) {
            throw UnrecognizedPropertyException.from(parser, bean, name, List.of());
        }
        parser.skipChildren();
        return true;
    }
}
