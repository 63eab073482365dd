package org.countersign.notification;

import java.io.IOException;
import java.time.Instant;
import org.countersign.notification.webhook.SignedWebhook;
import org.countersign.time.DatabaseClock;

/** Sends what is queued for one webhook: it is taken when any status of success is answered. */
final class WebhookChannel implements MailTransport {

    private static final int GONE = 410;

    private final String name;
    private final SignedWebhook webhook;
    private final DatabaseClock clock;

    WebhookChannel(String name, SignedWebhook webhook, DatabaseClock clock) {
        this.name = name;
        this.webhook = webhook;
        this.clock = clock;
    }

    /** As what its notices are queued. */
    String name() {
        return name;
    }

    /** Signs the time of the attempt, not of the notice: receivers refuse what is old. */
    @Override
    public void send(Mail mail, Instant queuedAt) {
        var status = statusOf(mail);
        if (status == GONE) {
            throw MailNotSent.forGood(new IOException("The answer was 410: nobody listens there any more"));
        }
        if (status < 200 || status > 299) {
            throw new MailNotSent(new IOException("The answer was " + status));
        }
    }

    private int statusOf(Mail mail) {
        try {
            return webhook.post(mail.id().toString(), clock.now(), mail.text());
        } catch (IOException e) {
            throw new MailNotSent(e);
        }
    }
}
