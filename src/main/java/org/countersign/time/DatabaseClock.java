package org.countersign.time;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.countersign.recall.Remembered;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The database's clock, in UTC, to the microsecond. It alone decides whether a right is effective, so that nodes
 * whose clocks differ agree.
 *
 * <p>{@code CURRENT_TIMESTAMP} stands still within a transaction; a decision that waited for a lock would be judged
 * by the time before the wait. This clock moves on: it is read once in a transaction, and goes on from there as the time
 * that has passed since does, which no change of a machine's clock touches. H2 runs inside this very process, so its
 * clock is the JVM's.
 */
@Component
public class DatabaseClock {

    private final Remembered<DatabaseClock, Reading> reading = Remembered.held(clock -> clock.read());

    private final DSLContext dsl;

    DatabaseClock(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** The moment it is now. */
    public Instant now() {
        return reading.get(this).now().truncatedTo(ChronoUnit.MICROS);
    }

    /** How many seconds have passed since a moment; none have since no moment, nor since one that is still to come. */
    public double secondsSince(@Nullable Instant moment) {
        return moment == null ? 0 : Math.max(0, Duration.between(moment, now()).toMillis() / 1000.0);
    }

    /** How far this machine's clock is ahead of the database's; less than zero: it is behind. */
    public Duration lead() {
        if (dsl.family() == SQLDialect.H2) {
            return Duration.ZERO;
        }
        // A wait for a connection is none for the answer.
        return dsl.connectionResult(connection -> leadOver(DSL.using(connection, dsl.dialect())));
    }

    private static Duration leadOver(DSLContext database) {
        var before = Instant.now();
        var answer = ask(database);
        var asking = Duration.between(before, Instant.now());
        return Duration.between(answer, before.plus(asking.dividedBy(2)));
    }

    private Reading read() {
        return new Reading(dsl.family() == SQLDialect.H2 ? Instant.now() : ask(dsl), System.nanoTime());
    }

    private static Instant ask(DSLContext database) {
        return database.select(DSL.field("clock_timestamp()", Instant.class))
                .fetchSingle()
                .value1();
    }

    /**
     * What the clock showed, and when.
     *
     * @param nanos by this machine's own measure of time that passes
     */
    private record Reading(Instant moment, long nanos) {

        Instant now() {
            return moment.plusNanos(System.nanoTime() - nanos);
        }
    }
}
