package org.countersign.notification;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.countersign.directory.Directory;
import org.countersign.directory.User;
import org.countersign.directory.UserId;
import org.countersign.notification.Waiting.Group;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;

/** Puts notices that came in a burst into one mail, under the same precautions as {@link MailComposer}. */
@Component
class SummaryComposer {

    private final Directory directory;
    private final MailProperties properties;
    private final TemplateEngine templates = MailComposer.engine();

    SummaryComposer(Directory directory, MailProperties properties) {
        this.directory = directory;
        this.properties = properties;
    }

    /** What it says of one notice. */
    record Line(String subject, Gist gist) {}

    /** The mail; its id is its thread as well. */
    Mail compose(Group group, List<Line> lines) {
        var id = UUID.randomUUID();
        var recipient = recipientOf(group);
        var title = lines.size() + " " + plural(group.kind());
        var context = new Context(Locale.ENGLISH);
        context.setVariable("recipient", MailText.line(recipient.name()));
        context.setVariable("title", title);
        context.setVariable("lines", lines);
        context.setVariable("critical", group.kind().isCritical());
        context.setVariable("tasklist", properties.tasklistUrl());
        return new Mail(
                id,
                NoticeKind.SUMMARY,
                id,
                recipient.user(),
                recipient.address(),
                title,
                templates.process("mail/summary.txt", context),
                templates.process("mail/summary.html", context));
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
            case BREAK_GLASS, SIGN_IN_CHANGED, SUMMARY, DIGEST ->
                throw new IllegalArgumentException(kind + " goes into no summary");
        };
    }
}
