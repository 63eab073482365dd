package org.countersign.role;

/** An administrator has proposed to change what a role asks for, or has changed what he proposed. */
public record SettingsProposed(SettingsProposal proposal, RoleSettings before, RoleSettings after) {}
