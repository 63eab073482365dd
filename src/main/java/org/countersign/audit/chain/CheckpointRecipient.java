package org.countersign.audit.chain;

import java.util.Map;
import java.util.Optional;
import org.countersign.notification.webhook.WebhookFormat;
import org.countersign.notification.webhook.WebhookProperties.Webhook;
import org.countersign.settings.SettingFaults;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which of all webhooks the audit's checkpoints go to. One that is not there, or that says something else than what it is
 * given, would take none.
 */
@ConfigurationProperties("countersign")
record CheckpointRecipient(@DefaultValue Map<String, Webhook> webhooks, @DefaultValue Audit audit) {

    /** @param checkpointWebhook the name of a webhook; empty: none */
    record Audit(@DefaultValue("") String checkpointWebhook) {}

    /** @throws org.countersign.settings.FaultySettings if there is no such webhook, or it would not take them as they are */
    CheckpointRecipient {
        var taker = webhooks.get(audit.checkpointWebhook());
        if (!audit.checkpointWebhook().isBlank() && (taker == null || taker.format() != WebhookFormat.STANDARD)) {
            new SettingFaults("countersign.audit")
                    .fault(
                            "checkpoint-webhook",
                            "must be the name of a webhook below countersign.webhooks, of the format standard, not \""
                                    + audit.checkpointWebhook() + "\"")
                    .throwIfAny();
        }
        webhooks = Map.copyOf(webhooks);
    }

    /** None, where none is set. */
    Optional<Webhook> webhook() {
        return Optional.ofNullable(webhooks.get(audit.checkpointWebhook()));
    }
}
