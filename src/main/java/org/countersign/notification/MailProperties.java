package org.countersign.notification;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mail is sent.
 *
 * @param from the sender, a name and an address
 * @param publicUrl where people reach the service; none: mails carry no link
 */
@ConfigurationProperties("countersign.mail")
record MailProperties(@DefaultValue("Countersign <countersign@localhost>") String from, @Nullable String publicUrl) {

    /** @throws IllegalArgumentException if the sender is none: better no start than mails that nobody sends */
    MailProperties {
        try {
            new InternetAddress(from, true);
        } catch (AddressException e) {
            throw new IllegalArgumentException("countersign.mail.from must be one address: " + e.getMessage(), e);
        }
    }

    @Nullable
    String tasklistUrl() {
        return publicUrl == null || publicUrl.isBlank()
                ? null
                : publicUrl.strip().replaceAll("/+$", "") + "/camunda/app/tasklist/";
    }
}
