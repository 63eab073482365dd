package org.countersign.notification;

import static org.countersign.notification.MailText.line;
import static org.countersign.notification.MailText.paragraph;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.countersign.directory.Directory;
import org.countersign.directory.UserId;
import org.countersign.role.Roles;
import org.countersign.role.SettingsDifference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what mails about proposed changes of settings tell, for each recipient. */
@Component
class SettingsMailComposer {

    private final Directory directory;
    private final Roles roles;

    SettingsMailComposer(Directory directory, Roles roles) {
        this.directory = directory;
        this.roles = roles;
    }

    Draft compose(NoticeKind kind, Recipient recipient, SettingsNotice notice) {
        var proposal = notice.proposal();
        var values = new HashMap<String, @Nullable Object>();
        values.put("recipient", line(recipient.name()));
        values.put("id", proposal.id().toString());
        values.put("requestor", nameOf(proposal.by()));
        values.put("role", line(roles.role(proposal.role()).displayName()));
        values.put(
                "changes",
                notice.changes().stream().map(SettingsMailComposer::change).toList());
        var closed = notice.closed();
        if (closed == null) {
            values.put("decideBy", MailText.words(proposal.deadline()));
        } else {
            values.put("outcome", SettingsNotice.wordOf(closed.outcome()));
            var by = closed.by();
            values.put("reviewer", by == null ? null : nameOf(by));
            values.put("reason", paragraph(closed.justification()));
        }
        return new Draft(
                UUID.randomUUID(),
                kind,
                proposal.id(),
                recipient.user(),
                recipient.address(),
                MailText.subject(subject(values)),
                StoredValues.write(values),
                Gist.of(kind, values));
    }

    private static Map<String, String> change(SettingsDifference change) {
        return Map.of(
                "setting", line(change.setting()),
                "before", MailText.excerpt(change.before()),
                "after", MailText.excerpt(change.after()));
    }

    private static String subject(Map<String, @Nullable Object> values) {
        var change = values.get("requestor") + "'s change of the settings of " + values.get("role");
        return values.containsKey("outcome")
                ? change + " was " + values.get("outcome")
                : change + " needs another administrator";
    }

    private String nameOf(UserId user) {
        return line(directory.user(user).displayName());
    }
}
