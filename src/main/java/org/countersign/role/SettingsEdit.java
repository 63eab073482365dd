package org.countersign.role;

import java.util.List;

/** What an administrator makes of a role's settings. */
@FunctionalInterface
public interface SettingsEdit {

    /**
     * The settings to come.
     *
     * @param faults takes what is wrong already with how the edit is put; where there is anything, nothing changes
     */
    RoleSettings of(RoleSettings now, List<String> faults);
}
