package org.countersign.directory;

import org.jspecify.annotations.Nullable;

/**
 * A group was renamed.
 *
 * @param by who ordered it; none: the service itself
 */
public record GroupChanged(Group before, Group after, @Nullable UserId by) {}
