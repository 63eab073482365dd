package org.countersign.notification;

import java.time.Duration;
import java.util.Properties;
import org.countersign.settings.SettingFaults;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the mail server is talked to.
 *
 * @param encryption how what is said is kept secret; without it, mails and the password go over the wire as they are
 * @param connectTimeout how long a connection may take, a minute at most
 * @param readTimeout how long one answer may take, a minute at most
 * @param writeTimeout how long the server may take to accept what is said, a minute at most
 */
@ConfigurationProperties("countersign.mail.smtp")
record SmtpProperties(
        @DefaultValue("starttls") Encryption encryption,
        @DefaultValue("PT10S") Duration connectTimeout,
        @DefaultValue("PT10S") Duration readTimeout,
        @DefaultValue("PT10S") Duration writeTimeout) {

    /** A mail takes a few answers, and all of them have to come within {@link Outbox#CLAIM}. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private static final Duration SHORTEST = Duration.ofMillis(1);

    /** How what is said is kept secret. */
    enum Encryption {
        /** Begins in clear, and says nothing of importance before it is encrypted (RFC 3207); usual at port 587. */
        STARTTLS,
        /** Is encrypted from the first byte on (RFC 8314); usual at port 465. */
        TLS,
        /** Not at all: for a relay on the same machine. */
        NONE
    }

    /** @throws IllegalArgumentException if one waits for nothing or for ever: better no start */
    SmtpProperties {
        new SettingFaults("countersign.mail.smtp")
                .within("connect-timeout", connectTimeout, SHORTEST, LONGEST)
                .within("read-timeout", readTimeout, SHORTEST, LONGEST)
                .within("write-timeout", writeTimeout, SHORTEST, LONGEST)
                .throwIfAny();
    }

    /** Under the names of JavaMail, which waits for ever and encrypts nothing by default. */
    Properties forJavaMail() {
        var settings = new Properties();
        settings.setProperty("mail.smtp.connectiontimeout", String.valueOf(connectTimeout.toMillis()));
        settings.setProperty("mail.smtp.timeout", String.valueOf(readTimeout.toMillis()));
        settings.setProperty("mail.smtp.writetimeout", String.valueOf(writeTimeout.toMillis()));
        settings.setProperty("mail.smtp.starttls.enable", String.valueOf(encryption == Encryption.STARTTLS));
        settings.setProperty("mail.smtp.starttls.required", String.valueOf(encryption == Encryption.STARTTLS));
        settings.setProperty("mail.smtp.ssl.enable", String.valueOf(encryption == Encryption.TLS));
        settings.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        return settings;
    }
}
