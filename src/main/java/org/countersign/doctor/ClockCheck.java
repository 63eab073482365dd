package org.countersign.doctor;

import java.time.Duration;
import java.util.List;
import org.countersign.time.DatabaseClock;

/** Whether this machine and the database agree on the time: the database decides, and what logs say should fit. */
class ClockCheck implements StoreCheck {

    private static final Duration MUCH = Duration.ofSeconds(2);

    private final DatabaseClock clock;

    ClockCheck(DatabaseClock clock) {
        this.clock = clock;
    }

    @Override
    public Area area() {
        return Area.DATABASE;
    }

    @Override
    public List<Finding> look() {
        return List.of(judge(clock.lead()));
    }

    static Finding judge(Duration offset) {
        var seconds = "%.1f s".formatted(offset.abs().toMillis() / 1000.0);
        return offset.abs().compareTo(MUCH) > 0
                ? Finding.warn(
                        "The clock of this machine is " + seconds + (offset.isNegative() ? " behind" : " ahead of")
                                + " that of the database",
                        "Let both keep time by NTP; the database's counts")
                : Finding.ok("The clocks of this machine and of the database are " + seconds + " apart");
    }
}
