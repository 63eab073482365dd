package org.countersign.mfa;

/** What somebody offers as the proof of a second factor, for what he asks. */
public sealed interface SecondFactor permits OneTimeCode, PasskeyAnswer, RecoveryCode, SharedProof {}
