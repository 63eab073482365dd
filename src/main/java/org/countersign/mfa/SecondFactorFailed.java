package org.countersign.mfa;

import org.countersign.directory.UserId;

/**
 * Somebody offered a wrong second factor of a user. It is published in the transaction that turns it down; what comes while
 * tries of its sort are locked is none.
 *
 * @param failures how many there were of that sort since the last success
 */
public record SecondFactorFailed(UserId user, Offered offered, int failures) {

    /** What was offered. */
    public enum Offered {
        TOTP,
        PASSKEY,
        RECOVERY_CODE
    }
}
