package org.countersign.security;

import java.sql.Timestamp;
import java.time.Duration;
import org.countersign.time.DatabaseClock;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sweeps out what the issuer's library keeps of codes and tokens that count no more: each token of a service adds a row. */
@Component
class OldAuthorizations {

    /** For who has to look what became of one. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcOperations jdbc;
    private final DatabaseClock clock;

    OldAuthorizations(JdbcOperations jdbc, DatabaseClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(
            initialDelayString = "${countersign.forget-interval:PT1H}",
            fixedDelayString = "${countersign.forget-interval:PT1H}")
    void sweep() {
        jdbc.update(
                """
                delete from oauth2_authorization
                where coalesce(
                  access_token_expires_at, authorization_code_expires_at, device_code_expires_at, created_at) < ?""",
                Timestamp.from(clock.now().minus(KEPT)));
    }
}
