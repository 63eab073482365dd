package org.countersign.graph.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A text that a client gives or empties; a component of this type is null where the client says nothing of it.
 *
 * @param text none: the client wrote {@code null}
 */
public record Emptiable(@Nullable String text) {

    /** Tells what is left out from what is emptied. */
    static final class Reader extends StdScalarDeserializer<Emptiable> {

        private static final long serialVersionUID = 1L;

        Reader() {
            super(Emptiable.class);
        }

        @Override
        public Emptiable deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return new Emptiable(context.readValue(parser, String.class));
        }

        @Override
        public Emptiable getNullValue(DeserializationContext context) {
            return new Emptiable(null);
        }

        @Override
        public @Nullable Object getAbsentValue(DeserializationContext context) {
            return null;
        }
    }
}
