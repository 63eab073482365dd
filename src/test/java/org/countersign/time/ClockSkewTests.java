package org.countersign.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ClockSkewTests {

    @Test
    void aClockThatIsADayAheadIsToldOfForAsLongAsItIs(CapturedOutput log) {
        var skew = new ClockSkew(aheadBy(Duration.ofDays(1)));

        skew.check();
        skew.check();

        assertThat(log.getOut().lines())
                .filteredOn(line -> line.contains("WARN") && line.contains("86400 seconds ahead of the database's"))
                .hasSize(2);
        assertThat(metricOf(skew)).isEqualTo(86_400);
    }

    @Test
    void aClockThatIsADayBehindIsToldOf(CapturedOutput log) {
        var skew = new ClockSkew(aheadBy(Duration.ofDays(-1)));

        skew.check();

        assertThat(log.getOut()).contains("86400 seconds behind the database's");
        assertThat(metricOf(skew)).isEqualTo(-86_400);
    }

    @Test
    void ofTheLittleThatAnyTwoClocksDifferByNothingIsSaid(CapturedOutput log) {
        var skew = new ClockSkew(aheadBy(Duration.ofMillis(2_500)));

        skew.check();

        assertThat(log.getOut()).doesNotContain("clock is");
        assertThat(metricOf(skew)).isEqualTo(2.5);
    }

    @Test
    void theEmbeddedDatabaseGoesByTheSameClock() {
        assertThat(new DatabaseClock(DSL.using(SQLDialect.H2)).lead()).isZero();
    }

    private static DatabaseClock aheadBy(Duration lead) {
        return new DatabaseClock(DSL.using(SQLDialect.POSTGRES)) {

            @Override
            public Duration lead() {
                return lead;
            }
        };
    }

    private static double metricOf(ClockSkew skew) {
        return skew.figures().get(0).reading().getAsDouble();
    }
}
