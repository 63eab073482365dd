package org.countersign.notification;

import java.util.HashSet;
import java.util.Set;
import org.countersign.assignment.Approvers;
import org.countersign.assignment.ProductRights;
import org.countersign.directory.Directory;
import org.countersign.directory.User;
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
    private final Outbox outbox;

    Notices(Directory directory, Approvers approvers, ProductRights rights, MailComposer composer, Outbox outbox) {
        this.directory = directory;
        this.approvers = approvers;
        this.rights = rights;
        this.composer = composer;
        this.outbox = outbox;
    }

    /** Queues a mail to each person whom that kind of notice goes to: one each, and none to who has no address. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void queue(NoticeKind kind, ActivationNotice notice) {
        var told = new HashSet<User>();
        for (var audience : kind.audiences()) {
            recipients(audience, notice).stream()
                    .filter(User::enabled)
                    .filter(user -> user.mail() != null)
                    .filter(told::add)
                    .map(user -> composer.compose(kind, audience, user, notice))
                    .forEach(outbox::add);
        }
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
