package org.countersign.mfa;

import org.countersign.directory.UserId;

/**
 * Somebody offered a wrong second factor, and it was counted. It is published in the transaction that counts it; while
 * tries are locked none is counted, so that nobody fills the audit by guessing.
 *
 * @param failures how many there were since the last success
 */
public record SecondFactorFailed(UserId user, MfaMethod method, int failures) {}
