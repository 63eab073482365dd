package org.countersign.security;

import java.time.Instant;
import java.util.UUID;

/**
 * A sign-in that somebody goes on from.
 *
 * @param address whence he signed in
 * @param agent what his browser calls itself
 */
public record Session(UUID id, Instant beganAt, Instant lastSeenAt, String address, String agent) {}
