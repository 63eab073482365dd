package org.countersign.notification;

import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.countersign.notification.webhook.SignedWebhook;
import org.countersign.notification.webhook.WebhookProperties.Webhook;
import org.countersign.time.DatabaseClock;

/** Words what is queued for one webhook, and sends it: it is taken when any status of success is answered. */
final class WebhookChannel implements Channel {

    private static final int GONE = 410;

    private final String name;
    private final Webhook settings;
    private final WebhookBodies bodies;
    private final SignedWebhook webhook;
    private final DatabaseClock clock;

    WebhookChannel(String name, Webhook settings, WebhookBodies bodies, DatabaseClock clock) {
        this.name = name;
        this.settings = settings;
        this.bodies = bodies;
        this.webhook = new SignedWebhook(settings);
        this.clock = clock;
    }

    /** As what its notices are queued. */
    String name() {
        return name;
    }

    /**
     * Signs the time of the attempt, not of the notice: receivers refuse what is old. What was queued while the settings said
     * more is told as they say now.
     */
    @Override
    public void send(Draft draft, Instant queuedAt) {
        var facts = NoticeFacts.of(StoredValues.read(draft.content())).toldTo(settings);
        var status = statusOf(draft.id(), bodies.of(settings.format(), draft.kind(), queuedAt, facts));
        if (status == GONE) {
            throw MailNotSent.forGood(new IOException("The answer was 410: nobody listens there any more"));
        }
        if (status < 200 || status > 299) {
            throw new MailNotSent(new IOException("The answer was " + status));
        }
    }

    private int statusOf(UUID id, String body) {
        try {
            return webhook.post(id.toString(), clock.now(), body);
        } catch (IOException e) {
            throw new MailNotSent(e);
        }
    }
}
