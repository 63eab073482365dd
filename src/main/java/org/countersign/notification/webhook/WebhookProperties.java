package org.countersign.notification.webhook;

import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The programs that are told of notices, by name. Nobody else is ever called: no setting of a role, no model and no caller
 * of an API names an address.
 *
 * @param webhooks by their names: up to 64 of {@code a-z}, {@code 0-9} and {@code -}
 */
@ConfigurationProperties("countersign")
public record WebhookProperties(@DefaultValue Map<String, Webhook> webhooks) {

    /** @throws IllegalArgumentException naming every fault: better no start than facts that go astray */
    public WebhookProperties {
        new WebhookFaults(webhooks).throwIfAny();
        webhooks = Map.copyOf(webhooks);
    }

    /**
     * One of them.
     *
     * @param url where it is called, {@code https://hooks.contoso.example/…}
     * @param secret what calls are signed with: {@code whsec_} and 24 to 64 bytes in Base64; while it is changed, the new
     *     one and the old one with a space between
     * @param format what a call says
     * @param kinds which notices it is told of, by the names that models use; empty: all
     * @param justification whether calls say why somebody asked, and why somebody decided
     * @param internal whether the host may have a private address, and be called without encryption
     */
    public record Webhook(
            @DefaultValue("") String url,
            @DefaultValue("") String secret,
            @DefaultValue("standard") WebhookFormat format,
            @DefaultValue Set<String> kinds,
            @DefaultValue("false") boolean justification,
            @DefaultValue("false") boolean internal) {

        /** The address and the secret open a door each. */
        @Override
        public String toString() {
            return "Webhook[" + format + "]";
        }
    }
}
