package org.countersign.security;

import org.countersign.directory.UserId;

/** No session of a user's and no token of his counts any more. It is published in the transaction of the change. */
public record SignedOutEverywhere(UserId user) {}
