package org.countersign.mfa;

import org.countersign.directory.UserId;

/** Somebody's one-time codes come from a new seed now. */
public record TotpEnrolled(UserId user, UserId by) {}
