package org.countersign.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How often each has done something on this node lately. What a minute allows may be done in one go, and comes back bit by
 * bit.
 *
 * @param <K> who it is that is counted
 */
public final class RateLimit<K> {

    private static final Duration PERIOD = Duration.ofMinutes(1);

    /** Of more than that, those are forgotten who have done little lately: no number of strangers fills the memory. */
    private static final int MOST = 100_000;

    /** Who has done nothing for a whole period has all of it again, so nothing is lost by forgetting him. */
    private final Cache<K, Bucket> buckets =
            Caffeine.newBuilder().expireAfterAccess(PERIOD).maximumSize(MOST).build();

    private final Bandwidth limit;
    private final TimeMeter clock;

    /**
     * @param perMinute at least 1
     * @param clock none: the machine's
     */
    public RateLimit(int perMinute, Optional<TimeMeter> clock) {
        this.limit = Bandwidth.builder()
                .capacity(perMinute)
                .refillGreedy(perMinute, PERIOD)
                .build();
        this.clock = clock.orElse(TimeMeter.SYSTEM_MILLISECONDS);
    }

    /** Counts once more; how many seconds he has to wait, if that is too often. */
    public OptionalLong count(K who) {
        return count(who, 1);
    }

    /** Counts that many times more, or not at all; how many seconds he has to wait, if that is too often. */
    public OptionalLong count(K who, int times) {
        var probe = bucketOf(who).tryConsumeAndReturnRemaining(times);
        return probe.isConsumed() ? OptionalLong.empty() : seconds(probe.getNanosToWaitForRefill());
    }

    /** How many seconds he would have to wait, if once more were too often; it is not counted. */
    public OptionalLong waitOf(K who) {
        return waitOf(who, 1);
    }

    /** How many seconds he would have to wait, if that many times more were too often; they are not counted. */
    public OptionalLong waitOf(K who, int times) {
        var estimate = bucketOf(who).estimateAbilityToConsume(times);
        return estimate.canBeConsumed() ? OptionalLong.empty() : seconds(estimate.getNanosToWaitForRefill());
    }

    /** Whoever waits for whole seconds has waited long enough. */
    private static OptionalLong seconds(long nanos) {
        return OptionalLong.of(
                Duration.ofNanos(nanos).plusSeconds(1).minusNanos(1).toSeconds());
    }

    private Bucket bucketOf(K who) {
        return buckets.get(who, absent -> Bucket.builder()
                .addLimit(limit)
                .withCustomTimePrecision(clock)
                .build());
    }
}
