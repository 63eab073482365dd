package org.countersign.notification;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.countersign.notification.webhook.WebhookProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Gives up what waits for a webhook that the settings name no more: nobody would ever send it. While settings are changed
 * node by node, another one may still know the webhook, so what is due is left to the others first.
 */
@Component
class RemovedWebhooks {

    private static final Logger log = LoggerFactory.getLogger(RemovedWebhooks.class);

    /** A node that knows the webhook claims what is due within seconds. */
    static final Duration LEFT_TO_OTHERS = Duration.ofHours(1);

    private final Outbox outbox;
    private final Set<String> channels;

    RemovedWebhooks(Outbox outbox, WebhookProperties properties) {
        this.outbox = outbox;
        this.channels = new HashSet<>(properties.webhooks().keySet());
        channels.add(Outbox.MAIL);
    }

    @Scheduled(
            initialDelayString = "${countersign.forget-interval:PT1H}",
            fixedDelayString = "${countersign.forget-interval:PT1H}")
    void sweep() {
        for (var claims = next(); !claims.isEmpty(); claims = next()) {
            claims.forEach(this::giveUp);
        }
    }

    private List<Outbox.Claim> next() {
        return outbox.claimForsaken(channels, LEFT_TO_OTHERS, Dispatcher.HANDFUL);
    }

    private void giveUp(Outbox.Claim claim) {
        var webhook = claim.draft().address();
        outbox.giveUp(claim, "The settings name no webhook " + webhook + " any more.");
        log.error(
                "Notice {} is given up: the settings name no webhook {} any more",
                claim.draft().id(),
                webhook);
    }
}
