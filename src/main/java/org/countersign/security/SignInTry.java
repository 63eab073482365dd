package org.countersign.security;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.countersign.directory.UserId;

/**
 * Somebody shows who he is, and is not signed in yet. {@link Sessions#begin} lets him in unless he was shut out meanwhile:
 * what he showed may have been right when it was looked at, such as a password that has been replaced since.
 *
 * @param lastShutOut when he was shut out for the last time before that was looked at
 */
public record SignInTry(UUID user, Instant lastShutOut) implements Serializable {

    /** Whether what somebody was given at that moment to show who he is was given after he was shut out. */
    public boolean isShutOutBefore(Instant moment) {
        return lastShutOut.isBefore(moment);
    }

    UserId id() {
        return new UserId(user);
    }
}
