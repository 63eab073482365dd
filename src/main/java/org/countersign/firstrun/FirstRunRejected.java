package org.countersign.firstrun;

import java.util.UUID;

/**
 * Somebody tried to create the first administrator with a wrong secret.
 *
 * @param attempt its number since the start
 * @param assignment the one that he tried to bring about
 */
public record FirstRunRejected(int attempt, UUID assignment) {}
