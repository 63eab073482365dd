package org.countersign.assignment;

import java.time.Instant;
import java.util.UUID;
import org.jooq.Field;

/**
 * The columns of what principals were given, for filters and orders.
 *
 * @param principal to whom: a user or a group
 */
public record HeldColumns(
        Field<UUID> id,
        Field<UUID> principal,
        Field<UUID> role,
        Field<String> scope,
        Field<Instant> start,
        Field<Instant> end) {}
