package org.countersign.notification;

import static org.countersign.notification.MailText.line;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.assignment.DirectAssignment;
import org.countersign.directory.Directory;
import org.countersign.role.Roles;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;

/** Puts a week into words, under the same precautions as {@link MailComposer}. */
@Component
class DigestComposer {

    /** Of a list, that many lines are read to the end. */
    private static final int LONGEST = 50;

    private final Directory directory;
    private final Roles roles;
    private final MailProperties properties;
    private final TemplateEngine templates = MailComposer.engine();

    DigestComposer(Directory directory, Roles roles, MailProperties properties) {
        this.directory = directory;
        this.roles = roles;
        this.properties = properties;
    }

    /** The mail; its id is its thread as well. */
    Mail compose(Recipient recipient, Week week, List<DirectAssignment> ending) {
        var context = new Context(Locale.ENGLISH);
        context.setVariable("recipient", line(recipient.name()));
        context.setVariable("week", week);
        context.setVariable("ending", firstOf(ending.stream().map(this::lineOf).toList()));
        context.setVariable(
                "changes", firstOf(week.changes().stream().map(MailText::line).toList()));
        context.setVariable("tasklist", properties.tasklistUrl());
        var id = UUID.randomUUID();
        return new Mail(
                id,
                NoticeKind.DIGEST,
                id,
                recipient.user(),
                recipient.address(),
                "The week in Countersign: " + week.granted() + " activated, " + week.denied() + " denied, "
                        + week.pending() + " pending",
                templates.process("mail/digest.txt", context),
                templates.process("mail/digest.html", context));
    }

    private String lineOf(DirectAssignment assignment) {
        return line(directory.user(assignment.holder()).displayName()) + ": "
                + line(roles.role(assignment.role()).displayName()) + " in "
                + line(assignment.scope().path()) + ", "
                + assignment.kind().name().toLowerCase(Locale.ROOT) + ", until " + MailText.words(assignment.end());
    }

    private static List<String> firstOf(List<String> lines) {
        return lines.size() <= LONGEST
                ? lines
                : Stream.concat(lines.stream().limit(LONGEST), Stream.of("… and " + (lines.size() - LONGEST) + " more"))
                        .toList();
    }
}
