package org.countersign.security.session;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.convert.ConversionException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/**
 * The sessions of browsers, kept by the library. One that cannot be read is none: its browser is asked to sign in.
 *
 * @param <S> what the library keeps
 */
final class BrowserSessions<S extends Session> implements SessionRepository<BrowserSession<S>> {

    private static final Logger log = LoggerFactory.getLogger(BrowserSessions.class);

    /** The library would write the id back that the request came with, although another one has changed it meanwhile. */
    private static final String NOTE_SEEN =
            "update spring_session set last_access_time = ?, expiry_time = ? where session_id = ?";

    private final SessionRepository<S> library;
    private final JdbcOperations jdbc;
    private final Set<String> fleeting;

    BrowserSessions(SessionRepository<S> library, JdbcOperations jdbc, Set<String> fleeting) {
        this.library = library;
        this.jdbc = jdbc;
        this.fleeting = Set.copyOf(fleeting);
    }

    @Override
    public BrowserSession<S> createSession() {
        return had(library.createSession());
    }

    @Override
    public void save(BrowserSession<S> session) {
        library.save(session.kept());
        session.seen().ifPresent(moment -> noteSeen(session, moment));
    }

    private void noteSeen(BrowserSession<S> session, Instant moment) {
        var expiry = moment.plus(session.getMaxInactiveInterval());
        jdbc.update(NOTE_SEEN, moment.toEpochMilli(), expiry.toEpochMilli(), session.getId());
    }

    @Override
    public @Nullable BrowserSession<S> findById(String id) {
        var kept = library.findById(id);
        return kept == null || !isReadable(kept) ? null : had(kept);
    }

    private BrowserSession<S> had(S kept) {
        return new BrowserSession<>(kept, fleeting, library::save);
    }

    /** The library reads a value when it is asked for, where it is too late to say that there is no session. */
    private boolean isReadable(S kept) {
        try {
            kept.getAttributeNames().forEach(kept::getAttribute);
            return true;
        } catch (ConversionException e) {
            log.warn("A session cannot be read, and is none: {}", String.valueOf(e.getMostSpecificCause()));
            return false;
        }
    }

    @Override
    public void deleteById(String id) {
        library.deleteById(id);
    }
}
