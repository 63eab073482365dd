package org.countersign.notification;

import java.time.Duration;
import org.countersign.settings.SettingFaults;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long notices are kept.
 *
 * @param kept how long after they were queued those are kept that were sent or given up, a week at least
 */
@ConfigurationProperties("countersign.notices")
record KeptNotices(@DefaultValue("P90D") Duration kept) {

    private static final Duration SHORTEST = Duration.ofDays(7);
    private static final Duration LONGEST = Duration.ofDays(3660);

    /** @throws org.countersign.settings.FaultySettings if nobody could ask whether he was told */
    KeptNotices {
        new SettingFaults("countersign.notices")
                .within("kept", kept, SHORTEST, LONGEST)
                .throwIfAny();
    }
}
