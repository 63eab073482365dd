package org.countersign.activation;

import java.time.Duration;
import org.countersign.settings.SettingFaults;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How activations behave.
 *
 * @param minimumActive what must pass before the holder can give a role back; 5 minutes in Entra PIM
 */
@ConfigurationProperties("countersign.activation")
record ActivationProperties(@DefaultValue("PT5M") Duration minimumActive) {

    /** @throws org.countersign.settings.FaultySettings if it is no time */
    ActivationProperties {
        new SettingFaults("countersign.activation")
                .within("minimum-active", minimumActive, Duration.ZERO, Duration.ofDays(1))
                .throwIfAny();
    }
}
