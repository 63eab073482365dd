package org.countersign.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the words of a notice are made of, by name, as JSON: texts, truths, numbers, and lists and maps of these, so that what is
 * read back is what was written. It is read whole and never searched.
 */
final class StoredValues {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> VALUES = new TypeReference<>() {};

    private StoredValues() {}

    static String write(Map<String, ?> values) {
        try {
            return JSON.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What a notice tells cannot be written", e);
        }
    }

    static Map<String, @Nullable Object> read(String text) {
        try {
            return JSON.readValue(text, VALUES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What a notice tells cannot be read", e);
        }
    }
}
