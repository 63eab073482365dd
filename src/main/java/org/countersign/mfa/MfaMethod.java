package org.countersign.mfa;

/** How a second factor was proved. */
public enum MfaMethod {
    /** A time-based one-time password (RFC 6238). */
    TOTP,
    /** A passkey that verified its user (WebAuthn level 3). */
    PASSKEY,
    /** Whatever an identity provider asked for, and says so in its token. */
    IDENTITY_PROVIDER
}
