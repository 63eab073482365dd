package org.countersign.directory;

import org.jspecify.annotations.Nullable;

/**
 * Somebody has an account now.
 *
 * @param by who ordered it; none: the service itself
 */
public record UserCreated(User user, @Nullable UserId by) {}
