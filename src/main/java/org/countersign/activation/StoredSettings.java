package org.countersign.activation;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.countersign.role.ActivationSettings;
import org.springframework.stereotype.Component;

/**
 * The settings at the request, kept with it as JSON: they are read back whole and never searched. What an older version
 * wrote lacks settings that it did not know; they read as none.
 */
@Component
class StoredSettings {

    private final ObjectMapper json;

    StoredSettings(ObjectMapper json) {
        this.json = json.copy();
        this.json.configOverride(List.class).setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
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
