package org.countersign.security.session;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.countersign.settings.SettingFaults;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/**
 * How long a browser's session may be idle.
 *
 * @param timeout from five minutes to a day; a bare number is one of seconds. Shorter ones would throw out who is at
 *     work: when he was seen last is known to the minute
 */
@ConfigurationProperties("server.servlet.session")
record IdleLimit(@DefaultValue("15m") @DurationUnit(ChronoUnit.SECONDS) Duration timeout) {

    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofHours(24);

    /** @throws org.countersign.settings.FaultySettings if it is out of its limits */
    IdleLimit {
        new SettingFaults("server.servlet.session")
                .within("timeout", timeout, SHORTEST, LONGEST)
                .throwIfAny();
    }
}
