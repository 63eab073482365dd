package org.countersign.graph;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;
import org.countersign.directory.UserId;
import org.springframework.stereotype.Component;

/** How often each caller has called this node lately. */
@Component
class RateLimits {

    private static final Duration PERIOD = Duration.ofMinutes(1);

    /** Who has not called for a whole period has all of it again, so nothing is lost by forgetting him. */
    private final Cache<UserId, Bucket> buckets =
            Caffeine.newBuilder().expireAfterAccess(PERIOD).build();

    private final Bandwidth limit;
    private final TimeMeter clock;

    RateLimits(ApiProperties properties, Optional<TimeMeter> clock) {
        this.limit = Bandwidth.builder()
                .capacity(properties.requestsPerMinute())
                .refillGreedy(properties.requestsPerMinute(), PERIOD)
                .build();
        this.clock = clock.orElse(TimeMeter.SYSTEM_MILLISECONDS);
    }

    /** Counts a call; how long he has to wait, if he has called too often. */
    Optional<Duration> count(UserId caller) {
        var probe = buckets.get(caller, absent -> newBucket()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private Bucket newBucket() {
        return Bucket.builder().addLimit(limit).withCustomTimePrecision(clock).build();
    }
}
