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

    /** Throws something unless the settings are those that the administrator has seen, if he said which these are. */
    default void requireSeen(RoleSettings now) {}

    /** The same, on top of what another one makes of the settings. */
    default SettingsEdit after(SettingsEdit first) {
        var then = this;
        return new SettingsEdit() {
            @Override
            public RoleSettings of(RoleSettings now, List<String> faults) {
                return then.of(first.of(now, faults), faults);
            }

            @Override
            public void requireSeen(RoleSettings now) {
                then.requireSeen(now);
            }
        };
    }
}
