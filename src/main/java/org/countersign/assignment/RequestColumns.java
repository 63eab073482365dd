package org.countersign.assignment;

import java.time.Instant;
import java.util.UUID;
import org.jooq.Field;

/**
 * The columns of requests, whoever made them, for filters and orders.
 *
 * @param principal who is to hold the role: a user or a group
 * @param target the schedule that it makes or changes
 * @param by who made it
 * @param at when it was made
 * @param completed when it came into its present status
 */
public record RequestColumns(
        Field<UUID> id,
        Field<UUID> principal,
        Field<UUID> role,
        Field<String> scope,
        Field<UUID> target,
        Field<UUID> by,
        Field<Instant> at,
        Field<Instant> completed) {}
