package org.countersign.breakglass;

import org.countersign.directory.UserId;
import org.jspecify.annotations.Nullable;

/**
 * The break-glass account was changed by an ordinary order, and may no longer open what it should.
 *
 * @param by who ordered it; none: the service itself
 * @param what a sentence
 */
public record BreakGlassChanged(UserId account, @Nullable UserId by, String what) {}
