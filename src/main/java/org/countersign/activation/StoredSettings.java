package org.countersign.activation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.countersign.role.ActivationSettings;
import org.springframework.stereotype.Component;

/** The settings at the request, kept with it as JSON: they are read back whole and never searched. */
@Component
class StoredSettings {

    private final ObjectMapper json;

    StoredSettings(ObjectMapper json) {
        this.json = json;
    }

    String write(ActivationSettings settings) {
        try {
            return json.writeValueAsString(settings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Settings cannot be written", e);
        }
    }

    ActivationSettings read(String text) {
        try {
            return json.readValue(text, ActivationSettings.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored settings cannot be read", e);
        }
    }
}
