package org.countersign.testing;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** A clock of rate limits, on which time passes only where a test says so. */
public final class Watch implements TimeMeter {

    private long nanos;

    public void pass(Duration duration) {
        nanos += duration.toNanos();
    }

    @Override
    public long currentTimeNanos() {
        return nanos;
    }

    @Override
    public boolean isWallClockBased() {
        return true;
    }
}
