package org.countersign.security.session;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;

/**
 * A session as a request has it. That a request came is noted to the minute alone, so that most requests write nothing.
 *
 * @param <S> what is kept of it
 */
final class BrowserSession<S extends Session> implements Session {

    /** How exactly it is known when the last request came: each finer note would be a write a request. */
    static final Duration SEEN_TO = Duration.ofMinutes(1);

    private final S kept;
    private final Set<String> fleeting;
    private final Consumer<S> save;
    private final Map<String, Object> fleetingValues = new HashMap<>();

    @Nullable
    private Instant seen;

    /** @param save writes it at once */
    BrowserSession(S kept, Set<String> fleeting, Consumer<S> save) {
        this.kept = kept;
        this.fleeting = fleeting;
        this.save = save;
    }

    S kept() {
        return kept;
    }

    /** When the present request came, if that has to be noted. */
    Optional<Instant> seen() {
        return Optional.ofNullable(seen);
    }

    @Override
    public String getId() {
        return kept.getId();
    }

    /**
     * At once, in the database too. The library ends a session by the id that it has now: one that was changed and then ended
     * by the same request would live on under the id that the browser still shows.
     */
    @Override
    public String changeSessionId() {
        var id = kept.changeSessionId();
        save.accept(kept);
        return id;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T> @Nullable T getAttribute(String name) {
        return fleeting.contains(name) ? (T) fleetingValues.get(name) : kept.getAttribute(name);
    }

    @Override
    public Set<String> getAttributeNames() {
        return kept.getAttributeNames();
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        if (!fleeting.contains(name)) {
            kept.setAttribute(name, value);
        } else if (value == null) {
            fleetingValues.remove(name);
        } else {
            fleetingValues.put(name, value);
        }
    }

    @Override
    public void removeAttribute(String name) {
        setAttribute(name, null);
    }

    @Override
    public Instant getCreationTime() {
        return kept.getCreationTime();
    }

    @Override
    public void setLastAccessedTime(Instant moment) {
        if (Duration.between(kept.getLastAccessedTime(), moment).compareTo(SEEN_TO) >= 0) {
            seen = moment;
        }
    }

    @Override
    public Instant getLastAccessedTime() {
        return seen == null ? kept.getLastAccessedTime() : seen;
    }

    @Override
    public void setMaxInactiveInterval(Duration interval) {
        kept.setMaxInactiveInterval(interval);
    }

    @Override
    public Duration getMaxInactiveInterval() {
        return kept.getMaxInactiveInterval();
    }

    @Override
    public boolean isExpired() {
        return kept.isExpired();
    }
}
