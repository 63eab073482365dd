package org.countersign.assignment;

/** An assignment is about to end, or has ended: it is time to tell people. */
public record AssignmentExpiring(DirectAssignment assignment, ExpiryStage stage) {}
