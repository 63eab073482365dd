package org.countersign.mfa;

import org.countersign.directory.UserId;

/** Somebody has no one-time codes any more. */
public record TotpRemoved(UserId user, UserId by) {}
