package org.countersign.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.countersign.directory.UserId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells of scripts that sign in with each request: of the first one in an hour, by user and address and on each node. A
 * script that asks every second is told of, and drowns nothing.
 */
@Component
class ScriptSignIns {

    private static final Duration ONCE_IN = Duration.ofHours(1);
    private static final int MOST = 100_000;

    private final Cache<Seen, Boolean> seen =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(ONCE_IN).build();

    private final ApplicationEventPublisher events;

    ScriptSignIns(ApplicationEventPublisher events) {
        this.events = events;
    }

    private record Seen(UserId user, String address) {}

    /** Told of before it is noted: what could not be recorded is tried again, and lets nobody in. */
    @Transactional
    public void note(UserId user, String address) {
        var sight = new Seen(user, address);
        if (seen.getIfPresent(sight) == null) {
            events.publishEvent(new ScriptSignedIn(user, address));
            seen.put(sight, true);
        }
    }
}
