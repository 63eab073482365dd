package org.countersign.breakglass;

import org.countersign.directory.UserId;

/**
 * Somebody signs in with the break-glass account. It is published before he is let in, in the transaction that notes it;
 * who throws on hearing keeps him out.
 */
public record BreakGlassUsed(UserId account) {}
