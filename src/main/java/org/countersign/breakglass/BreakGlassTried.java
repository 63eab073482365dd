package org.countersign.breakglass;

import org.countersign.directory.UserId;

/**
 * Somebody tried to sign in with the break-glass account, in vain.
 *
 * @param failures how often since that was told last
 */
public record BreakGlassTried(UserId account, int failures) {}
