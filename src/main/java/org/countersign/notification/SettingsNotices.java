package org.countersign.notification;

import static java.util.function.Predicate.not;

import java.util.List;
import java.util.stream.Stream;
import org.countersign.assignment.Approvers;
import org.countersign.assignment.ProductRights;
import org.countersign.directory.Directory;
import org.countersign.directory.User;
import org.countersign.role.SettingsDifference;
import org.countersign.role.SettingsProposalClosed;
import org.countersign.role.SettingsProposed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks administrators about a proposed change of settings, and tells them and whoever made it what became of it, in the
 * publisher's transaction. No settings turn these off.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class SettingsNotices {

    private final Directory directory;
    private final ProductRights rights;
    private final Approvers approvers;
    private final SettingsMailComposer composer;
    private final Outbox outbox;
    private final WebhookNotices webhooks;
    private final FactsOfNotices facts;

    SettingsNotices(
            Directory directory,
            ProductRights rights,
            Approvers approvers,
            SettingsMailComposer composer,
            Outbox outbox,
            WebhookNotices webhooks,
            FactsOfNotices facts) {
        this.directory = directory;
        this.rights = rights;
        this.approvers = approvers;
        this.composer = composer;
        this.outbox = outbox;
        this.webhooks = webhooks;
        this.facts = facts;
    }

    /**
     * Whoever holds his administrating role as eligible is asked as well, as he is about requests. Whoever made it, by
     * whatever account, cannot decide it, and is not.
     */
    @EventListener
    void on(SettingsProposed event) {
        var proposer = directory.user(event.proposal().by());
        queue(
                NoticeKind.SETTINGS_PROPOSED,
                approvers.defaults().stream().filter(not(proposer::isSamePersonAs)),
                new SettingsNotice(event.proposal(), SettingsDifference.between(event.before(), event.after()), null));
    }

    @EventListener
    void on(SettingsProposalClosed event) {
        var proposer = directory.user(event.proposal().by());
        queue(
                NoticeKind.SETTINGS_PROPOSAL_CLOSED,
                Stream.concat(Stream.of(proposer), rights.administrators().stream())
                        .distinct(),
                new SettingsNotice(event.proposal(), List.of(), event));
    }

    private void queue(NoticeKind kind, Stream<User> people, SettingsNotice notice) {
        outbox.add(Mailing.toEach(people, kind, recipient -> composer.compose(kind, recipient, notice)));
        webhooks.queue(kind, notice.proposal().id(), facts.of(notice));
    }
}
