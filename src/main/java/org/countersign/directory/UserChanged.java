package org.countersign.directory;

import org.jspecify.annotations.Nullable;

/**
 * An account was changed: a name, whether it is enabled, or whose it is. It is published in the transaction of the
 * change; who throws on hearing it prevents the change.
 *
 * @param by who ordered it; none: the service itself
 */
public record UserChanged(User before, User after, @Nullable UserId by) {}
