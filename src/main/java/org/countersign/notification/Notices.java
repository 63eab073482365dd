package org.countersign.notification;

import java.util.Set;
import org.countersign.assignment.Approvers;
import org.countersign.assignment.ProductRights;
import org.countersign.directory.Directory;
import org.countersign.directory.User;
import org.countersign.role.NotificationEvent;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes notices in. They are queued in the caller's transaction and sent after it; no mail server can hold it up. */
@Service
public class Notices {

    private final Directory directory;
    private final Approvers approvers;
    private final ProductRights rights;
    private final MailComposer composer;
    private final Mailing mailing;
    private final WebhookNotices webhooks;
    private final FactsOfNotices facts;

    Notices(
            Directory directory,
            Approvers approvers,
            ProductRights rights,
            MailComposer composer,
            Mailing mailing,
            WebhookNotices webhooks,
            FactsOfNotices facts) {
        this.directory = directory;
        this.approvers = approvers;
        this.rights = rights;
        this.composer = composer;
        this.mailing = mailing;
        this.webhooks = webhooks;
        this.facts = facts;
    }

    /** Queues a mail to each person whom that kind of notice goes to, as the role's settings rule it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void queue(NoticeKind kind, ActivationNotice notice) {
        mailing.queue(
                kind,
                NotificationEvent.ACTIVATION,
                notice.role(),
                audience -> recipients(audience, notice),
                (audience, recipient) -> composer.compose(kind, audience, recipient, notice));
        webhooks.queue(kind, notice.activation(), facts.of(notice));
    }

    private Set<User> recipients(Audience audience, ActivationNotice notice) {
        var requestor = directory.user(notice.requestor());
        return switch (audience) {
            case REQUESTOR -> Set.of(requestor);
            case APPROVERS -> approvers.askedAbout(notice.role(), requestor);
            case ADMINISTRATORS -> rights.administrators();
        };
    }
}
