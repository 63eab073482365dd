package org.countersign.directory;

import org.jspecify.annotations.Nullable;

/**
 * The direct members of a group are no longer what they were.
 *
 * @param added whether the member came; he went, if not
 * @param by who ordered it; none: the service itself
 */
public record GroupMembersChanged(GroupId group, PrincipalId member, boolean added, @Nullable UserId by) {}
