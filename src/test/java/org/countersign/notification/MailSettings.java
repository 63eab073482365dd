package org.countersign.notification;

import java.time.Duration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** The settings of mails as they ship, for tests of their store alone. */
@TestConfiguration(proxyBeanMethods = false)
class MailSettings {

    static final int LIMIT = 5;
    static final Duration WINDOW = Duration.ofMinutes(5);

    @Bean
    MailProperties mailProperties() {
        return new MailProperties("Countersign <countersign@localhost>", "https://pim.contoso.example");
    }

    @Bean
    BurstProperties burstProperties() {
        return new BurstProperties(LIMIT, WINDOW);
    }
}
