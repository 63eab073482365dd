package org.countersign.activation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import org.countersign.role.ActivationSettings;
import org.countersign.role.TicketSystem;
import org.junit.jupiter.api.Test;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;

class StoredSettingsTests {

    private final ObjectMapper json = Jackson2ObjectMapperBuilder.json().build();
    private final StoredSettings stored = new StoredSettings(json);

    @Test
    void whatIsWrittenIsReadBack() {
        var settings = ActivationSettings.DEFAULT
                .withAuthenticationContext("c1")
                .withTicketSystems(List.of(new TicketSystem("Desk", "INC-[0-9]+")));

        assertThat(stored.read(stored.write(settings))).isEqualTo(settings);
    }

    @Test
    void whatOlderVersionsWroteIsReadWithoutWhatTheyDidNotKnow() {
        assertThat(
                        stored.read(
                                """
                                {"maximumDuration":"PT8H","mfaRequired":true,"justificationRequired":false,
                                "ticketRequired":true,"approvalRequired":true,"approvalTimeout":"PT24H"}"""))
                .isEqualTo(new ActivationSettings(
                        Duration.ofHours(8), true, false, true, true, Duration.ofHours(24), null, List.of()));
    }

    @Test
    void theMapperOfTheOthersStaysAsItIs() throws Exception {
        record Named(List<String> names) {}

        assertThat(json.readValue("{}", Named.class).names()).isNull();
    }
}
