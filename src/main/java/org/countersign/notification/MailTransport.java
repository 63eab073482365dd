package org.countersign.notification;

import java.time.Instant;

/** Where mails go. */
interface MailTransport {

    /** @throws MailNotSent if it did not go through; it may be tried again */
    void send(Mail mail, Instant queuedAt);
}
