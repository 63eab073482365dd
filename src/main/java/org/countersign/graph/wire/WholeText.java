package org.countersign.graph.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Reads texts that are texts: no number stands in for one, and no half of a character is in one. A lone surrogate would
 * be stored, and then break every answer in which it appears.
 */
final class WholeText extends StdScalarDeserializer<String> {

    private static final long serialVersionUID = 1L;

    private static final Pattern HALF_CHARACTER = Pattern.compile("\\p{Cs}");

    WholeText() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (String) context.handleUnexpectedToken(String.class, parser);
        }
        var text = parser.getText();
        return HALF_CHARACTER.matcher(text).find()
                ? (String) context.handleWeirdStringValue(String.class, text, "half a character")
                : text;
    }
}
