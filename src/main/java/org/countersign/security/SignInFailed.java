package org.countersign.security;

import org.countersign.directory.UserId;

/**
 * Somebody named an account and was not let in: the password or the second factor was wrong, or the account is disabled
 * or locked.
 */
public record SignInFailed(UserId user) {}
