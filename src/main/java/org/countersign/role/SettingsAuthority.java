package org.countersign.role;

import org.countersign.directory.UserId;

/** Says who may change settings at this moment. It is a room above this one that knows who holds what. */
public interface SettingsAuthority {

    /** Whether somebody may change any role's settings. */
    boolean mayAdminister(UserId user);
}
