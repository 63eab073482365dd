package org.countersign.security;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.countersign.directory.UserId;

/**
 * Somebody has typed the right password and is asked for his second factor. He is not signed in.
 *
 * @param since when he typed it; he has five minutes
 */
record PendingSignIn(UUID user, Instant since) implements Serializable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String ATTRIBUTE = PendingSignIn.class.getName();

    /** The one of this browser. */
    static Optional<PendingSignIn> in(HttpServletRequest request, Instant now) {
        return Optional.ofNullable(request.getSession(false))
                .map(session -> (PendingSignIn) session.getAttribute(ATTRIBUTE))
                .filter(pending -> now.isBefore(pending.since().plus(PATIENCE)));
    }

    void keepIn(HttpServletRequest request) {
        request.getSession(true).setAttribute(ATTRIBUTE, this);
        request.changeSessionId();
    }

    UserId id() {
        return new UserId(user);
    }
}
