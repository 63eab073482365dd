package org.countersign.role;

import java.time.Duration;
import org.countersign.settings.SettingFaults;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the settings of roles are changed.
 *
 * @param approvalRequired whether a change waits until another administrator has approved it. It is for whoever runs the
 *     service to say: an administrator who could turn it off would need nobody
 * @param approvalTimeout how long it waits; an hour to 90 days
 */
@ConfigurationProperties("countersign.role-settings")
record RoleSettingsProperties(
        @DefaultValue("false") boolean approvalRequired, @DefaultValue("P7D") Duration approvalTimeout) {

    /** @throws org.countersign.settings.FaultySettings if it waits for less or longer */
    RoleSettingsProperties {
        new SettingFaults("countersign.role-settings")
                .within("approval-timeout", approvalTimeout, Duration.ofHours(1), Duration.ofDays(90))
                .throwIfAny();
    }
}
