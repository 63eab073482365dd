package org.countersign.notification;

import java.time.Duration;
import org.countersign.settings.SettingFaults;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When mails of one kind to one recipient are a burst.
 *
 * @param limit how many go by themselves within the window, 1000 at most; the further ones wait and go as one
 * @param window how long that is, and how long they wait at most; an hour at most
 */
@ConfigurationProperties("countersign.mail.burst")
record BurstProperties(@DefaultValue("5") int limit, @DefaultValue("PT5M") Duration window) {

    private static final int LARGEST = 1000;
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    /** @throws IllegalArgumentException if no mail would go by itself, or one would wait for too long: better no start */
    BurstProperties {
        new SettingFaults("countersign.mail.burst")
                .within("limit", limit, 1, LARGEST)
                .within("window", window, SHORTEST, LONGEST)
                .throwIfAny();
    }
}
