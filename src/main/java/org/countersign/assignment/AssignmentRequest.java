package org.countersign.assignment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order of an administrator that was carried out.
 *
 * @param start none: it was taken back
 * @param end none: permanent, or taken back
 * @param target the schedule it made, moved or ended
 */
public record AssignmentRequest(
        UUID id, AssignmentOrder order, @Nullable Instant start, @Nullable Instant end, Instant at, UUID target) {}
