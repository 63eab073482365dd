package org.countersign.notification;

import static org.countersign.notification.MailText.line;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.assignment.DirectAssignment;
import org.countersign.assignment.Scopes;
import org.countersign.directory.Directory;
import org.countersign.role.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what the mail about a week tells, for each recipient. */
@Component
class DigestComposer {

    /** Of a list, that many lines are read to the end. */
    private static final int LONGEST = 50;

    private final Directory directory;
    private final Roles roles;
    private final Scopes scopes;
    private final MailProperties properties;

    DigestComposer(Directory directory, Roles roles, Scopes scopes, MailProperties properties) {
        this.directory = directory;
        this.roles = roles;
        this.scopes = scopes;
        this.properties = properties;
    }

    /** The mail; its id is its thread as well. */
    Draft compose(Recipient recipient, Week week, List<DirectAssignment> ending) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("recipient", line(recipient.name()));
        values.put("requested", week.requested());
        values.put("granted", week.granted());
        values.put("denied", week.denied());
        values.put("ended", week.ended());
        values.put("assigned", week.assigned());
        values.put("removed", week.removed());
        values.put("pending", week.pending());
        values.put("ending", firstOf(ending.stream().map(this::lineOf).toList()));
        values.put(
                "changes", firstOf(week.changes().stream().map(MailText::line).toList()));
        values.put("tasklist", properties.tasklistUrl());
        var id = UUID.randomUUID();
        return new Draft(
                id,
                NoticeKind.DIGEST,
                id,
                recipient.user(),
                recipient.address(),
                "The week in Countersign: " + week.granted() + " activated, " + week.denied() + " denied, "
                        + week.pending() + " pending",
                StoredValues.write(values),
                null);
    }

    private String lineOf(DirectAssignment assignment) {
        return line(directory.user(assignment.holder()).displayName()) + ": "
                + line(roles.role(assignment.role()).displayName()) + " in "
                + line(scopes.nameOf(assignment.scope())) + ", "
                + assignment.kind().name().toLowerCase(Locale.ROOT) + ", until " + MailText.words(assignment.end());
    }

    private static List<String> firstOf(List<String> lines) {
        return lines.size() <= LONGEST
                ? lines
                : Stream.concat(lines.stream().limit(LONGEST), Stream.of("… and " + (lines.size() - LONGEST) + " more"))
                        .toList();
    }
}
