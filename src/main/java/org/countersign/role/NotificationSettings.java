package org.countersign.role;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Whom a role's mail goes to: nine rules, one for each event and kind of recipient.
 *
 * @param changed the rules that differ from {@link NotificationRule#DEFAULT}
 */
public record NotificationSettings(Map<Topic, NotificationRule> changed) {

    /** What Entra PIM starts a role with: all mail to everybody whom it concerns. */
    public static final NotificationSettings DEFAULT = new NotificationSettings(Map.of());

    /** What one rule is about. */
    public record Topic(NotificationEvent event, NotificationRecipient recipient) {

        /** All nine, by event. */
        public static final List<Topic> ALL = Stream.of(NotificationEvent.values())
                .flatMap(event ->
                        Stream.of(NotificationRecipient.values()).map(recipient -> new Topic(event, recipient)))
                .toList();

        private String words() {
            return recipient.name().toLowerCase(Locale.ROOT) + "s about "
                    + switch (event) {
                        case ELIGIBLE_ASSIGNMENT -> "eligible assignments";
                        case ACTIVE_ASSIGNMENT -> "active assignments";
                        case ACTIVATION -> "activations";
                    };
        }
    }

    public NotificationSettings {
        var differing = new LinkedHashMap<>(changed);
        differing.values().removeIf(NotificationRule.DEFAULT::equals);
        changed = Map.copyOf(differing);
    }

    /** The rule for one event and kind of recipient. */
    public NotificationRule of(NotificationEvent event, NotificationRecipient recipient) {
        return of(new Topic(event, recipient));
    }

    /** The rule about that. */
    public NotificationRule of(Topic topic) {
        return changed.getOrDefault(topic, NotificationRule.DEFAULT);
    }

    /** With another rule about that. */
    public NotificationSettings with(Topic topic, NotificationRule rule) {
        var rules = new LinkedHashMap<>(changed);
        rules.put(topic, rule);
        return new NotificationSettings(rules);
    }

    Stream<String> faults() {
        return changed.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> Topic.ALL.indexOf(entry.getKey())))
                .flatMap(entry -> entry.getValue().faults(entry.getKey().words()));
    }
}
