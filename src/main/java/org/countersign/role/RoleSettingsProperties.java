package org.countersign.role;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the settings of roles are changed.
 *
 * @param approvalRequired whether a change waits until another administrator has approved it. It is for whoever runs the
 *     service to say: an administrator who could turn it off would need nobody
 */
@ConfigurationProperties("countersign.role-settings")
record RoleSettingsProperties(@DefaultValue("false") boolean approvalRequired) {}
