package org.countersign.notification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.countersign.directory.Directory;
import org.countersign.directory.User;
import org.countersign.directory.UserId;
import org.countersign.notification.Waiting.Group;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what the one mail tells that stands for notices which came in a burst. */
@Component
class SummaryComposer {

    private final Directory directory;
    private final MailProperties properties;

    SummaryComposer(Directory directory, MailProperties properties) {
        this.directory = directory;
        this.properties = properties;
    }

    /** What it says of one notice. */
    record Line(String subject, Gist gist) {}

    /** The mail; its id is its thread as well. */
    Draft compose(Group group, List<Line> lines) {
        var id = UUID.randomUUID();
        var recipient = recipientOf(group);
        var title = lines.size() + " " + plural(group.kind());
        var values = new HashMap<String, @Nullable Object>();
        values.put("recipient", MailText.line(recipient.name()));
        values.put("title", title);
        values.put("lines", lines.stream().map(SummaryComposer::valuesOf).toList());
        values.put("critical", group.kind().isCritical());
        values.put("tasklist", properties.tasklistUrl());
        return new Draft(
                id,
                NoticeKind.SUMMARY,
                id,
                recipient.user(),
                recipient.address(),
                title,
                StoredValues.write(values),
                null);
    }

    private static Map<String, Object> valuesOf(Line line) {
        var facts = line.gist().facts().stream()
                .map(fact -> Map.of("label", fact.label(), "value", fact.value()))
                .toList();
        return Map.of("subject", line.subject(), "facts", facts);
    }

    /** Whoever is not known any more is greeted by his address: nobody else's mail waits for that. */
    private Recipient recipientOf(Group group) {
        var user = group.recipient() == null ? null : new UserId(group.recipient());
        var name = Optional.ofNullable(user)
                .flatMap(directory::findUser)
                .map(User::displayName)
                .orElse(group.address());
        return new Recipient(user, name, group.address());
    }

    private static String plural(NoticeKind kind) {
        return switch (kind) {
            case APPROVAL_REQUESTED -> "requests need your approval";
            case APPROVAL_REMINDER -> "requests still need your approval";
            case REQUEST_CLOSED -> "requests were closed";
            case DECISION_MADE -> "requests were decided";
            case ACTIVATION_FAILED -> "activations failed";
            case ROLE_ACTIVATED -> "roles were activated";
            case ACTIVATION_ENDING -> "activations end soon";
            case ACTIVATION_ENDED -> "activations have ended";
            case EXTENSION_REQUESTED -> "requests to extend or renew an assignment need your approval";
            case EXTENSION_DECIDED -> "requests to extend or renew an assignment were decided";
            case EXTENSION_CLOSED -> "requests to extend or renew an assignment were closed";
            case ASSIGNMENT_EXPIRING -> "assignments end soon";
            case ASSIGNMENT_EXPIRED -> "assignments have ended";
            case ELIGIBILITY_ASSIGNED -> "eligible assignments were made";
            case ROLE_ASSIGNED -> "active assignments were made";
            case SETTINGS_PROPOSED -> "changes of role settings need your approval";
            case SETTINGS_PROPOSAL_CLOSED -> "changes of role settings wait no longer";
            case BREAK_GLASS, SIGN_IN_CHANGED, SUMMARY, DIGEST ->
                throw new IllegalArgumentException(kind + " goes into no summary");
        };
    }
}
