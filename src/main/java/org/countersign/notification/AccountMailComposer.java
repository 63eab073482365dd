package org.countersign.notification;

import static org.countersign.notification.MailText.line;
import static org.countersign.notification.MailText.words;

import java.util.HashMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what mails about accounts tell, for each recipient. */
@Component
class AccountMailComposer {

    private final MailProperties properties;

    AccountMailComposer(MailProperties properties) {
        this.properties = properties;
    }

    Draft compose(NoticeKind kind, Recipient recipient, AccountNotice notice) {
        var values = new HashMap<String, @Nullable Object>();
        var by = notice.by();
        values.put("recipient", line(recipient.name()));
        values.put("account", line(notice.account().userPrincipalName()));
        values.put("by", by == null ? null : line(by));
        values.put("what", line(notice.what()));
        values.put("when", words(notice.when()));
        values.put("address", line(notice.address()));
        values.put("tasklist", properties.tasklistUrl());
        return new Draft(
                UUID.randomUUID(),
                kind,
                notice.account().id().value(),
                recipient.user(),
                recipient.address(),
                MailText.subject(line(notice.what())),
                StoredValues.write(values),
                null);
    }
}
