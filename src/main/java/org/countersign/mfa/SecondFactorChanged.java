package org.countersign.mfa;

import org.countersign.directory.UserId;

/**
 * What somebody can prove a second factor with is not what it was. It is published in the transaction of the change.
 *
 * @param by himself, or an administrator
 */
public record SecondFactorChanged(UserId user, UserId by, Change change) {

    /** What became of it. */
    public enum Change {
        TOTP_ENROLLED,
        TOTP_REMOVED,
        PASSKEY_ADDED,
        PASSKEY_REMOVED,
        RECOVERY_CODES_DRAWN,
        RECOVERY_CODE_USED
    }
}
