package org.countersign.directory;

/** An administrator has renamed a group. */
public record GroupChanged(Group before, Group after, UserId by) {}
