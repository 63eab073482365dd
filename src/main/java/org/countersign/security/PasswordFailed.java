package org.countersign.security;

import org.countersign.directory.UserId;

/**
 * Somebody named an account and a wrong password, and it was counted. It is published in the transaction that counts it;
 * while tries are locked none is counted, so that nobody fills the audit by guessing.
 *
 * @param failures how many there were since the last success
 */
public record PasswordFailed(UserId user, int failures) {}
