package org.countersign.security.session;

import org.countersign.settings.SettingFaults;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many sessions begin.
 *
 * @param perMinute from one address on one node, on the average and in one go; at least 1
 */
@ConfigurationProperties("countersign.sign-in.new-sessions")
record NewSessionsProperties(@DefaultValue("300") int perMinute) {

    NewSessionsProperties {
        new SettingFaults("countersign.sign-in.new-sessions")
                .within("per-minute", perMinute, 1, Integer.MAX_VALUE)
                .throwIfAny();
    }
}
