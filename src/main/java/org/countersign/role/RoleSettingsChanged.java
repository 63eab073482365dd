package org.countersign.role;

import org.countersign.directory.UserId;

/** An administrator has changed what a role asks for. */
public record RoleSettingsChanged(RoleSettings before, RoleSettings after, UserId by) {}
