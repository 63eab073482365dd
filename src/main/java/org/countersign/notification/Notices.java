package org.countersign.notification;

import java.util.HashSet;
import java.util.Set;
import org.countersign.assignment.Approvers;
import org.countersign.assignment.ProductRights;
import org.countersign.directory.Directory;
import org.countersign.directory.User;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes notices in. They are queued in the caller's transaction and sent after it; no mail server can hold it up. */
@Service
public class Notices {

    private static final Logger log = LoggerFactory.getLogger(Notices.class);

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

    /** Queues a mail to each person whom that kind of notice goes to: one each, and none to who cannot be reached. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void queue(NoticeKind kind, ActivationNotice notice) {
        var told = new HashSet<User>();
        for (var audience : kind.audiences()) {
            recipients(audience, notice).stream()
                    .filter(told::add)
                    .filter(user -> canBeReached(user, kind))
                    .map(user -> composer.compose(kind, audience, user, notice))
                    .forEach(outbox::add);
        }
    }

    /** A bad address must not fail the request that the notice tells of; the others are told all the same. */
    static boolean canBeReached(User user, NoticeKind kind) {
        var mail = user.mail();
        var reachable = user.enabled() && mail != null && !mail.isBlank() && Mail.fitsHeader(mail);
        if (!reachable) {
            log.info("User {} is disabled or has no usable mail address: no {} mail", user.id(), kind.key());
        }
        return reachable;
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
