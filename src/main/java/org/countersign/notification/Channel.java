package org.countersign.notification;

import java.time.Instant;

/** A way on which notices go, each in its own words. */
interface Channel {

    /**
     * Words it and sends it. Whatever is thrown beside, such as by a template, is tried again.
     *
     * @throws MailNotSent if it did not go through; whether it may be tried again, it tells
     */
    void send(Draft draft, Instant queuedAt);
}
