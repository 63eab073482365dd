package org.countersign.invariants;

import static org.countersign.activation.schema.tables.Activation.ACTIVATION;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import org.jooq.Record;

/** What a role asked at a request, as the request's row tells it. */
record SettingsThen(Duration maximum, boolean mfa, boolean justification, boolean approval, Duration timeout) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static SettingsThen of(Record activation) {
        try {
            var settings = JSON.readTree(activation.get(ACTIVATION.SETTINGS));
            return new SettingsThen(
                    Duration.parse(settings.get("maximumDuration").asText()),
                    settings.get("mfaRequired").asBoolean(),
                    settings.get("justificationRequired").asBoolean(),
                    settings.get("approvalRequired").asBoolean(),
                    Duration.parse(settings.get("approvalTimeout").asText()));
        } catch (JsonProcessingException e) {
            throw new AssertionError("Stored settings cannot be read", e);
        }
    }
}
