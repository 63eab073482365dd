package org.countersign.time;

import java.time.Duration;
import java.time.Instant;
import org.jooq.DSLContext;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;

/** The database's clock with an offset that tests move forward. It is never moved back: other tests share it. */
@TestComponent
@Primary
public class MovableClock extends DatabaseClock {

    private volatile Duration offset = Duration.ZERO;

    MovableClock(DSLContext dsl) {
        super(dsl);
    }

    @Override
    public Instant now() {
        return super.now().plus(offset);
    }

    public synchronized void pass(Duration time) {
        offset = offset.plus(time);
    }
}
