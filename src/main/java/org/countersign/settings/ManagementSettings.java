package org.countersign.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where metrics are served, and health if it has a port of its own. The library reads it; here it is looked over,
 * together with all else.
 *
 * @param port 0: any that is free; -1: nowhere; none: there are no metrics
 */
@ConfigurationProperties("management.server")
record ManagementSettings(@Nullable Integer port) {

    /** @throws FaultySettings if there is no such port */
    ManagementSettings {
        if (port != null) {
            new SettingFaults("management.server")
                    .within("port", port, -1, SettingFaults.LAST_PORT)
                    .throwIfAny();
        }
    }
}
