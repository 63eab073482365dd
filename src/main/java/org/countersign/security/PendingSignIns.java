package org.countersign.security;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.countersign.directory.Directory;
import org.countersign.time.DatabaseClock;
import org.springframework.stereotype.Component;

/**
 * Which browsers are half-way in. What ends sessions ends that too: who signs out everywhere, or sets another password,
 * lets nobody on who typed the old one before.
 */
@Component
class PendingSignIns {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final String ATTRIBUTE = PendingSignIn.class.getName();

    /** Where the library keeps what was asked for before the sign-in. */
    private static final String WANTED = "SPRING_SECURITY_SAVED_REQUEST";

    private final Directory directory;
    private final Sessions sessions;
    private final DatabaseClock clock;

    PendingSignIns(Directory directory, Sessions sessions, DatabaseClock clock) {
        this.directory = directory;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Whose second factor this browser is asked for; he has five minutes to give it. */
    Optional<SignInTry> in(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false))
                .map(session -> (PendingSignIn) session.getAttribute(ATTRIBUTE))
                .filter(pending -> clock.now().isBefore(pending.since().plus(PATIENCE)))
                .map(PendingSignIn::of)
                .filter(sessions::counts)
                .filter(shown -> directory.user(shown.id()).enabled());
    }

    /**
     * Notes that somebody typed the right password, in a session of its own: whatever goes on in the one there was, which
     * may have been laid out for him, is not in it. Only where he wanted to go is taken along.
     */
    void begin(HttpServletRequest request, SignInTry shown) {
        var before = request.getSession(false);
        var wanted = before == null ? null : before.getAttribute(WANTED);
        SignIns.throwAwaySession(request);
        var session = request.getSession(true);
        session.setAttribute(WANTED, wanted);
        session.setAttribute(ATTRIBUTE, new PendingSignIn(shown, clock.now()));
    }
}
