package org.countersign.notification;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.countersign.assignment.AssignmentKind;
import org.countersign.directory.User;
import org.countersign.role.NotificationEvent;
import org.countersign.role.NotificationRule;
import org.countersign.role.RoleDefinitionId;
import org.countersign.role.Roles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Queues the mails of one notice as the role's settings rule it: to each person whom it concerns and to each address that
 * they name, one each, and none to who cannot be reached.
 */
@Component
class Mailing {

    private static final Logger log = LoggerFactory.getLogger(Mailing.class);

    private final Roles roles;
    private final Outbox outbox;

    Mailing(Roles roles, Outbox outbox) {
        this.roles = roles;
        this.outbox = outbox;
    }

    /** As what the settings know assignments of that kind. */
    static NotificationEvent eventOf(AssignmentKind kind) {
        return switch (kind) {
            case ELIGIBLE -> NotificationEvent.ELIGIBLE_ASSIGNMENT;
            case ACTIVE -> NotificationEvent.ACTIVE_ASSIGNMENT;
        };
    }

    void queue(
            NoticeKind kind,
            NotificationEvent event,
            RoleDefinitionId role,
            Function<Audience, Set<User>> people,
            BiFunction<Audience, Recipient, Draft> compose) {
        var rules = rulesOf(kind, event, role);
        var told = new HashSet<User>();
        var addresses = new HashSet<String>();
        var drafts = new ArrayList<Draft>();
        rules.forEach((audience, rule) -> {
            if (rule.defaultRecipients()) {
                people.apply(audience).stream()
                        .filter(told::add)
                        .filter(user -> canBeReached(user, kind))
                        .map(Recipient::of)
                        .forEach(recipient -> {
                            addresses.add(recipient.address().toLowerCase(Locale.ROOT));
                            drafts.add(compose.apply(audience, recipient));
                        });
            }
        });
        rules.forEach((audience, rule) -> rule.additionalRecipients().stream()
                .filter(address -> addresses.add(address.toLowerCase(Locale.ROOT)))
                .forEach(address -> drafts.add(compose.apply(audience, Recipient.at(address)))));
        outbox.add(drafts);
    }

    /** The rules of the audiences whom the role's settings let that kind of notice go to, in the audiences' order. */
    private Map<Audience, NotificationRule> rulesOf(NoticeKind kind, NotificationEvent event, RoleDefinitionId role) {
        var settings = roles.settingsOf(role).notifications();
        var rules = new LinkedHashMap<Audience, NotificationRule>();
        for (var audience : kind.audiences()) {
            var rule = settings.of(event, audience.recipient());
            if (kind.isCritical() || !rule.criticalOnly()) {
                rules.put(audience, rule);
            }
        }
        return rules;
    }

    /** What is told, by no role's settings, to each of those people who can be reached. */
    static List<Draft> toEach(Stream<User> people, NoticeKind kind, Function<Recipient, Draft> compose) {
        return people.filter(user -> canBeReached(user, kind))
                .map(Recipient::of)
                .map(compose)
                .toList();
    }

    /** A bad address must not fail the request that the notice tells of; the others are told all the same. */
    private static boolean canBeReached(User user, NoticeKind kind) {
        var mail = user.mail();
        var reachable = user.enabled() && mail != null && !mail.isBlank() && Mail.fitsHeader(mail);
        if (!reachable) {
            log.info("User {} is disabled or has no usable mail address: no {} mail", user.id(), kind.key());
        }
        return reachable;
    }
}
