package org.countersign.notification;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mail is sent.
 *
 * @param from the sender, a name and an address
 * @param publicUrl where people reach the service, without a slash at the end; none: mails carry no link
 */
@ConfigurationProperties("countersign.mail")
record MailProperties(@DefaultValue("Countersign <countersign@localhost>") String from, @Nullable String publicUrl) {

    @Nullable
    String tasklistUrl() {
        return publicUrl == null ? null : publicUrl + "/camunda/app/tasklist/";
    }
}
