package org.countersign.notification;

import static java.util.stream.Collectors.toSet;

import java.util.Set;
import org.countersign.assignment.AssignmentExpiring;
import org.countersign.assignment.ExpiryStage;
import org.countersign.assignment.ProductRights;
import org.countersign.directory.Directory;
import org.countersign.directory.User;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what is to be told of assignments that end, in the caller's transaction, like {@link Notices}. */
@Service
public class AssignmentNotices {

    private final Directory directory;
    private final ProductRights rights;
    private final AssignmentMailComposer composer;
    private final Mailing mailing;
    private final WebhookNotices webhooks;
    private final FactsOfNotices facts;

    AssignmentNotices(
            Directory directory,
            ProductRights rights,
            AssignmentMailComposer composer,
            Mailing mailing,
            WebhookNotices webhooks,
            FactsOfNotices facts) {
        this.directory = directory;
        this.rights = rights;
        this.composer = composer;
        this.mailing = mailing;
        this.webhooks = webhooks;
        this.facts = facts;
    }

    /** Queues a mail to each person whom that kind of notice goes to, as the role's settings rule it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void queue(NoticeKind kind, AssignmentNotice notice) {
        var assignment = notice.assignment();
        mailing.queue(
                kind,
                Mailing.eventOf(assignment.kind()),
                assignment.role(),
                audience -> recipients(kind, audience, notice),
                (audience, recipient) -> composer.compose(kind, audience, recipient, notice));
        webhooks.queue(kind, notice.correlation(), facts.of(notice));
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(AssignmentExpiring event) {
        var kind =
                event.stage() == ExpiryStage.EXPIRED ? NoticeKind.ASSIGNMENT_EXPIRED : NoticeKind.ASSIGNMENT_EXPIRING;
        queue(kind, AssignmentNotice.about(event.assignment()));
    }

    /** No account of the requestor's person is asked to decide. */
    private Set<User> recipients(NoticeKind kind, Audience audience, AssignmentNotice notice) {
        var holder = directory.user(notice.assignment().holder());
        if (audience == Audience.REQUESTOR) {
            return Set.of(holder);
        }
        return rights.administrators().stream()
                .filter(user -> kind != NoticeKind.EXTENSION_REQUESTED || !user.isSamePersonAs(holder))
                .collect(toSet());
    }
}
