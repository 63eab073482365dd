package org.countersign.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * A row's details, kept as a JSON object of strings. What is too long for the column is shortened, the longest first:
 * a long text must not keep a fact out of the trail.
 */
@Component
class StoredDetails {

    private static final int MAXIMUM_LENGTH = 4000;

    private static final TypeReference<LinkedHashMap<String, String>> TEXTS = new TypeReference<>() {};

    private final ObjectMapper json;

    StoredDetails(ObjectMapper json) {
        this.json = json;
    }

    String write(Map<String, String> details) {
        var fitting = new LinkedHashMap<>(details);
        fitting.replaceAll((name, text) -> Excerpt.of(text, MAXIMUM_LENGTH));
        var text = toJson(fitting);
        while (text.length() > MAXIMUM_LENGTH) {
            shortenLongest(fitting);
            text = toJson(fitting);
        }
        return text;
    }

    Map<String, String> read(String text) {
        try {
            return json.readValue(text, TEXTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored details cannot be read", e);
        }
    }

    private static void shortenLongest(Map<String, String> details) {
        details.entrySet().stream()
                .max(Map.Entry.comparingByValue((one, other) -> one.length() - other.length()))
                .ifPresent(longest -> longest.setValue(Excerpt.of(
                        longest.getValue(), Math.max(2, longest.getValue().length() / 2))));
    }

    private String toJson(Map<String, String> details) {
        try {
            return json.writeValueAsString(details);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Details cannot be written", e);
        }
    }
}
