package org.countersign.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.countersign.directory.UserId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

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

    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;

    ScriptSignIns(TransactionOperations transactions, ApplicationEventPublisher events) {
        this.transactions = transactions;
        this.events = events;
    }

    private record Seen(UserId user, String address) {}

    /** Recorded, for good, before it is noted: what could not be is tried again, and lets nobody in. */
    public void note(UserId user, String address) {
        var sight = new Seen(user, address);
        if (seen.getIfPresent(sight) == null) {
            transactions.executeWithoutResult(status -> events.publishEvent(new ScriptSignedIn(user, address)));
            seen.put(sight, true);
        }
    }
}
