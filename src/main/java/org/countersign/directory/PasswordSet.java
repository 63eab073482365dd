package org.countersign.directory;

/** An administrator has given an account a password. */
public record PasswordSet(UserId user, UserId by) {}
