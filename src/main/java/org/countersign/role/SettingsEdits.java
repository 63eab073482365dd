package org.countersign.role;

/**
 * Changes of settings as text, to be kept until they are approved. It is a room above this one that has a language for
 * them.
 */
public interface SettingsEdits {

    /** What makes the one of the other: nothing but what an approver reads. */
    String write(RoleSettings before, RoleSettings after);

    /** @throws InvalidSettings if this release cannot read what another one wrote */
    SettingsEdit read(String written);
}
