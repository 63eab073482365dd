package org.countersign.notification;

import java.time.Instant;

/** Where mails go. */
interface MailTransport {

    /** @throws MailNotSent if it did not go through; whether it may be tried again, it tells */
    void send(Mail mail, Instant queuedAt);
}
