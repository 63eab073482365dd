package org.countersign.directory;

/** The direct members of a group are no longer what they were. */
public record GroupMembersChanged(GroupId group) {}
