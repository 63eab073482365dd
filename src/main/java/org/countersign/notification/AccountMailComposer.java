package org.countersign.notification;

import static org.countersign.notification.MailText.line;
import static org.countersign.notification.MailText.words;

import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;

/** Puts notices of accounts into words, under the same precautions as {@link MailComposer}. */
@Component
class AccountMailComposer {

    private final MailProperties properties;
    private final TemplateEngine templates = MailComposer.engine();

    AccountMailComposer(MailProperties properties) {
        this.properties = properties;
    }

    Mail compose(NoticeKind kind, Recipient recipient, AccountNotice notice) {
        var context = new Context(Locale.ENGLISH);
        var by = notice.by();
        context.setVariable("recipient", line(recipient.name()));
        context.setVariable("account", line(notice.account().userPrincipalName()));
        context.setVariable("by", by == null ? null : line(by));
        context.setVariable("what", line(notice.what()));
        context.setVariable("when", words(notice.when()));
        context.setVariable("address", line(notice.address()));
        context.setVariable("tasklist", properties.tasklistUrl());
        return new Mail(
                UUID.randomUUID(),
                kind,
                notice.account().id().value(),
                recipient.user(),
                recipient.address(),
                MailText.subject(line(notice.what())),
                templates.process("mail/" + kind.key() + ".txt", context),
                templates.process("mail/" + kind.key() + ".html", context));
    }
}
