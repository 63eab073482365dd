package org.countersign.security;

import org.countersign.directory.UserId;

/** Somebody named an account and was not let in: the password was wrong, or the account is disabled. */
public record SignInFailed(UserId user) {}
