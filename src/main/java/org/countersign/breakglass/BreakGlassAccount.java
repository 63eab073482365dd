package org.countersign.breakglass;

import java.time.Instant;
import org.countersign.directory.UserId;
import org.jspecify.annotations.Nullable;

/**
 * The account whose password lies in an envelope.
 *
 * @param sealedAt when the password was drawn
 * @param sealedBy who saw it at that moment
 * @param lastUsedAt the last use that was told, to a quarter of an hour; none: never used
 */
public record BreakGlassAccount(UserId user, Instant sealedAt, UserId sealedBy, @Nullable Instant lastUsedAt) {}
