package org.countersign.security.session;

import org.countersign.time.DatabaseClock;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sweeps out sessions that nobody has come back to. Each node does, and another's sweep leaves it nothing to do. */
@Component
class OldSessions {

    private final JdbcOperations jdbc;
    private final DatabaseClock clock;

    OldSessions(JdbcOperations jdbc, DatabaseClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${countersign.sweep-interval:PT10S}")
    void sweep() {
        jdbc.update(
                "delete from spring_session where expiry_time < ?", clock.now().toEpochMilli());
    }
}
