package org.countersign.graph;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;
import org.countersign.directory.UserId;
import org.countersign.security.RateLimit;
import org.springframework.stereotype.Component;

/** How often each caller has called this node lately. */
@Component
class RateLimits {

    private final RateLimit<UserId> callers;

    RateLimits(ApiProperties properties, Optional<TimeMeter> clock) {
        callers = new RateLimit<>(properties.requestsPerMinute(), clock.orElse(TimeMeter.SYSTEM_MILLISECONDS));
    }

    /** Counts a call; how long he has to wait, if he has called too often. */
    Optional<Duration> count(UserId caller) {
        return callers.count(caller);
    }
}
