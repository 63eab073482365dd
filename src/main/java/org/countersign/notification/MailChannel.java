package org.countersign.notification;

import java.time.Instant;
import org.springframework.stereotype.Component;

/** Words what is queued as mail, and sends it. */
@Component
class MailChannel implements Channel {

    private final MailWriter writer;
    private final MailTransport transport;

    MailChannel(MailWriter writer, MailTransport transport) {
        this.writer = writer;
        this.transport = transport;
    }

    @Override
    public void send(Draft draft, Instant queuedAt) {
        transport.send(writer.write(draft), queuedAt);
    }
}
