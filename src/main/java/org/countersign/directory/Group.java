package org.countersign.directory;

/** A group of users and of other groups. */
public record Group(GroupId id, String displayName, GroupType type) {}
