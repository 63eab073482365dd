package org.countersign.directory;

/**
 * An administrator has changed an account: a name, whether it is enabled, or whose it is. It is published in the
 * transaction of the change; who throws on hearing it prevents the change.
 */
public record UserChanged(User before, User after, UserId by) {}
