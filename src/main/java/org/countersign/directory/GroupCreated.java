package org.countersign.directory;

import org.jspecify.annotations.Nullable;

/**
 * There is a new group.
 *
 * @param by who ordered it; none: the service itself
 */
public record GroupCreated(Group group, @Nullable UserId by) {}
