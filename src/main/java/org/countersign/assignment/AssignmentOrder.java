package org.countersign.assignment;

import java.time.Instant;
import org.countersign.directory.UserId;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator orders.
 *
 * @param start when it begins; none: now, or as it is where it has begun
 * @param justification at most 500 characters
 * @param by the signed-in administrator
 */
public record AssignmentOrder(
        AssignmentAction action,
        AssignmentKind kind,
        AssignmentKey key,
        @Nullable Instant start,
        Expiry expiry,
        String justification,
        String ticketNumber,
        String ticketSystem,
        UserId by) {}
