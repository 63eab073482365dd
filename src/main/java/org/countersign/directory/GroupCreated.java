package org.countersign.directory;

/** An administrator has created a group. */
public record GroupCreated(Group group, UserId by) {}
