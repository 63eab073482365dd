package org.countersign.mfa;

import org.countersign.directory.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody offered a wrong second factor of a user. It is published in the transaction that turns it down; a one-time code
 * that comes while its tries are locked is none.
 *
 * @param failures how many there were since the last success; none: of that sort they are not counted
 */
public record SecondFactorFailed(UserId user, Offered offered, @Nullable Integer failures) {

    /** What was offered. */
    public enum Offered {
        TOTP,
        PASSKEY,
        RECOVERY_CODE
    }

    static SecondFactorFailed uncounted(UserId user, Offered offered) {
        return new SecondFactorFailed(user, offered, null);
    }
}
