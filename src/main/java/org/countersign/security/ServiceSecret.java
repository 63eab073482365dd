package org.countersign.security;

import java.time.Instant;
import java.util.UUID;

/**
 * What a service shows to get tokens, but for the secret itself.
 *
 * @param displayName what administrators call it; may be empty
 * @param hint how it begins
 * @param end from when on it counts no more
 */
public record ServiceSecret(UUID id, String displayName, String hint, Instant begin, Instant end) {

    /** One that was drawn just now, with the words that are shown this once. */
    public record Drawn(ServiceSecret secret, String text) {

        @Override
        public String toString() {
            return "Drawn[" + secret.id() + "]";
        }
    }
}
