package org.countersign.notification;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.countersign.notification.webhook.WebhookProperties;
import org.countersign.notification.webhook.WebhookProperties.Webhook;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells programs what people are told: once each, however many people that are. */
@Component
class WebhookNotices {

    private final Map<String, Webhook> webhooks;
    private final Outbox outbox;

    /** @throws IllegalArgumentException if a webhook is to be told of a kind that there is not */
    WebhookNotices(WebhookProperties properties, Outbox outbox) {
        this.webhooks = new TreeMap<>(properties.webhooks());
        this.outbox = outbox;
        webhooks.values().forEach(webhook -> webhook.kinds().forEach(NoticeKind::named));
    }

    /** Queues a call of each program that is told of that kind of notice. */
    @Transactional(propagation = Propagation.MANDATORY)
    void queue(NoticeKind kind, UUID correlation, NoticeFacts facts) {
        webhooks.forEach((name, webhook) -> {
            if (webhook.kinds().isEmpty() || webhook.kinds().contains(kind.key())) {
                outbox.add(name, List.of(callOf(name, webhook, kind, correlation, facts)));
            }
        });
    }

    private static Draft callOf(String name, Webhook webhook, NoticeKind kind, UUID correlation, NoticeFacts facts) {
        return new Draft(
                UUID.randomUUID(),
                kind,
                correlation,
                null,
                name,
                kind.title(),
                StoredValues.write(facts.toldTo(webhook).byName()),
                null);
    }
}
