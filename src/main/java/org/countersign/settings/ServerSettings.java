package org.countersign.settings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where people reach the service. The library reads it; here it is looked over, together with all else.
 *
 * @param port 0: any that is free
 */
@ConfigurationProperties("server")
record ServerSettings(@DefaultValue("8080") int port) {

    /** @throws FaultySettings if there is no such port */
    ServerSettings {
        new SettingFaults("server")
                .within("port", port, 0, SettingFaults.LAST_PORT)
                .throwIfAny();
    }
}
