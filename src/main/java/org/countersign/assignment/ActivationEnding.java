package org.countersign.assignment;

/** An activated role is about to end: it is time to tell its holder, who may extend it. */
public record ActivationEnding(RoleAssignment assignment) {}
