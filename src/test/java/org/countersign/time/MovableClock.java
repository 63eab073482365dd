package org.countersign.time;

import java.time.Duration;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;

/** The database's clock with an offset that tests move forward. It is never moved back: other tests share it. */
@TestComponent
@Primary
public class MovableClock extends DatabaseClock {

    private volatile Duration offset = Duration.ZERO;

    /** The moment it stands still at, before the offset; none: it goes. */
    private volatile @Nullable Instant stoppedAt;

    MovableClock(DSLContext dsl) {
        super(dsl);
    }

    @Override
    public Instant now() {
        var stopped = stoppedAt;
        return (stopped == null ? super.now() : stopped).plus(offset);
    }

    /** From now on time passes only where a test says so; for a context that no other test shares. */
    public synchronized void stop() {
        stoppedAt = super.now();
    }

    public synchronized void pass(Duration time) {
        offset = offset.plus(time);
    }
}
