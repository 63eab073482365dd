package org.countersign.notification;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.countersign.notification.webhook.WebhookProperties.Webhook;
import org.jspecify.annotations.Nullable;

/**
 * What a notice tells a program: facts by names that never change their meaning.
 *
 * @param byName texts, as a client of the REST API would read them; never empty ones
 */
record NoticeFacts(Map<String, String> byName) {

    /** What people typed for other people. */
    private static final Set<String> REASONS = Set.of("justification", "decisionJustification", "ticket");

    NoticeFacts() {
        this(Map.of());
    }

    /** As a draft has them. */
    static NoticeFacts of(Map<String, @Nullable Object> values) {
        var facts = new NoticeFacts();
        for (var value : values.entrySet()) {
            facts = facts.with(value.getKey(), value.getValue());
        }
        return facts;
    }

    /** With one more, if there is anything to say. */
    NoticeFacts with(String name, @Nullable Object value) {
        var text = Objects.toString(value, "");
        if (text.isEmpty()) {
            return this;
        }
        var all = new LinkedHashMap<>(byName);
        all.put(name, text);
        return new NoticeFacts(all);
    }

    /** What a webhook's settings let it be told. */
    NoticeFacts toldTo(Webhook webhook) {
        return webhook.justification() ? this : withoutReasons();
    }

    /** Without what people typed for other people. */
    NoticeFacts withoutReasons() {
        var rest = new LinkedHashMap<>(byName);
        rest.keySet().removeAll(REASONS);
        return new NoticeFacts(rest);
    }
}
