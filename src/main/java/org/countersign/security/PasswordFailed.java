package org.countersign.security;

import org.countersign.directory.UserId;

/**
 * Somebody named an account and was not let in by a password, and it was counted. It is published in the transaction that
 * counts it; while tries are locked none is counted, so that nobody fills the audit by guessing.
 *
 * @param failures how many there were since the last success
 * @param right whether the password was right: then the account is one that nobody signs in with, such as a disabled one
 */
public record PasswordFailed(UserId user, int failures, boolean right) {}
