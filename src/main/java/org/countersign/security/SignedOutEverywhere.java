package org.countersign.security;

import org.countersign.directory.UserId;

/**
 * A user has signed out everywhere: no session and no token of his counts any more. It is published in the transaction of
 * the change.
 */
public record SignedOutEverywhere(UserId user) {}
