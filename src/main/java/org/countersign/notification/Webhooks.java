package org.countersign.notification;

import java.util.List;
import java.util.TreeMap;
import org.countersign.notification.webhook.WebhookProperties;
import org.countersign.time.DatabaseClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The webhooks that are configured, as channels. */
@Component
class Webhooks {

    private static final Logger log = LoggerFactory.getLogger(Webhooks.class);

    private final List<WebhookChannel> channels;

    Webhooks(WebhookProperties properties, WebhookBodies bodies, DatabaseClock clock) {
        channels = new TreeMap<>(properties.webhooks())
                .entrySet().stream()
                        .map(named -> new WebhookChannel(named.getKey(), named.getValue(), bodies, clock))
                        .toList();
        channels.forEach(channel -> log.info("Notices go to the webhook {}, too", channel.name()));
    }

    List<WebhookChannel> channels() {
        return channels;
    }
}
