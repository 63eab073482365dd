package org.countersign.security;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.countersign.directory.UserId;

/**
 * Somebody has typed the right password and is asked for his second factor. He is not signed in.
 *
 * @param since when he typed it
 */
record PendingSignIn(UUID user, Instant since) implements Serializable {

    UserId id() {
        return new UserId(user);
    }
}
