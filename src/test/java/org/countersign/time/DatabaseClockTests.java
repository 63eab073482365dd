package org.countersign.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.tools.jdbc.MockConnection;
import org.jooq.tools.jdbc.MockDataProvider;
import org.jooq.tools.jdbc.MockResult;
import org.junit.jupiter.api.Test;

/** When the database is asked for the time. */
class DatabaseClockTests {

    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

    private final AtomicLong passed = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();
    private final DatabaseClock clock =
            new DatabaseClock(DSL.using(new MockConnection(noon()), SQLDialect.POSTGRES), passed::get);
    private Duration answerTakes = Duration.ZERO;

    @Test
    void itGoesOnByItselfForAMoment() {
        assertThat(clock.now()).isEqualTo(NOON);

        passed.addAndGet(Duration.ofMillis(99).toNanos());

        assertThat(clock.now()).isEqualTo(NOON.plusMillis(99));
        assertThat(asked).hasValue(1);
    }

    @Test
    void afterAMomentTheDatabaseIsAskedAnew() {
        clock.now();

        passed.addAndGet(Duration.ofMillis(100).toNanos());

        assertThat(clock.now()).isEqualTo(NOON);
        assertThat(asked).hasValue(2);
    }

    @Test
    void whatWasLongOnItsWayServesNobodyElse() {
        answerTakes = Duration.ofMillis(100);

        clock.now();
        clock.now();

        assertThat(asked).hasValue(2);
    }

    private MockDataProvider noon() {
        return statement -> {
            asked.incrementAndGet();
            passed.addAndGet(answerTakes.toNanos());
            var time = DSL.field("clock_timestamp()", Instant.class);
            var database = DSL.using(SQLDialect.POSTGRES);
            var rows = database.newResult(time);
            rows.add(database.newRecord(time).values(NOON));
            return new MockResult[] {new MockResult(1, rows)};
        };
    }
}
