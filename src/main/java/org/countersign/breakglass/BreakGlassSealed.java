package org.countersign.breakglass;

import org.countersign.directory.UserId;

/**
 * The break-glass account has a new password, which somebody has seen. It is published in the transaction of the change.
 *
 * @param anew whether it had one before
 */
public record BreakGlassSealed(UserId account, UserId by, boolean anew) {}
