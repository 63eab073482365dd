package org.countersign.notification;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.countersign.assignment.ProductRights;
import org.countersign.breakglass.BreakGlassChanged;
import org.countersign.breakglass.BreakGlassSealed;
import org.countersign.breakglass.BreakGlassUsed;
import org.countersign.directory.Directory;
import org.countersign.directory.PasswordSet;
import org.countersign.directory.User;
import org.countersign.directory.UserId;
import org.countersign.mfa.SecondFactorChanged;
import org.countersign.security.CurrentUser;
import org.countersign.time.DatabaseClock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Mails every administrator what becomes of the break-glass account, and each user what becomes of that which he signs in
 * with: no settings turn these off.
 *
 * <p>They are queued in the publisher's transaction, but behind a savepoint: what cannot be queued is logged and left
 * out. Nobody who opens the envelope, or has to change a password that others know, is kept from it by mail.
 */
@Component
class AccountNotices {

    private static final Logger log = LoggerFactory.getLogger(AccountNotices.class);

    private final Directory directory;
    private final ProductRights rights;
    private final CurrentUser visitor;
    private final AccountMailComposer composer;
    private final Outbox outbox;
    private final WebhookNotices webhooks;
    private final FactsOfNotices facts;
    private final DatabaseClock clock;
    private final TransactionTemplate behindSavepoint;

    AccountNotices(
            Directory directory,
            ProductRights rights,
            CurrentUser visitor,
            AccountMailComposer composer,
            Outbox outbox,
            WebhookNotices webhooks,
            FactsOfNotices facts,
            DatabaseClock clock,
            PlatformTransactionManager transactions) {
        this.directory = directory;
        this.rights = rights;
        this.visitor = visitor;
        this.composer = composer;
        this.outbox = outbox;
        this.webhooks = webhooks;
        this.facts = facts;
        this.clock = clock;
        this.behindSavepoint = new TransactionTemplate(transactions);
        behindSavepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    @EventListener
    void on(BreakGlassUsed event) {
        tellAdministrators(event.account(), null, "Somebody signs in with the break-glass account.");
    }

    @EventListener
    void on(BreakGlassSealed event) {
        tellAdministrators(
                event.account(),
                event.by(),
                event.anew()
                        ? "The break-glass account has a new password; the old one is dead."
                        : "There is a break-glass account now.");
    }

    @EventListener
    void on(BreakGlassChanged event) {
        tellAdministrators(event.account(), event.by(), "The break-glass account is not what it was. " + event.what());
    }

    @EventListener
    void on(PasswordSet event) {
        tell(event.user(), event.by(), "Your account has a new password.");
    }

    @EventListener
    void on(SecondFactorChanged event) {
        tell(event.user(), event.by(), sentenceOf(event.change()));
    }

    private static String sentenceOf(SecondFactorChanged.Change change) {
        return switch (change) {
            case TOTP_ENROLLED -> "Your one-time codes come from a new generator.";
            case TOTP_REMOVED -> "Your account has no one-time codes any more.";
            case PASSKEY_ADDED -> "Your account has a new passkey.";
            case PASSKEY_REMOVED -> "A passkey of your account was removed.";
            case RECOVERY_CODES_DRAWN -> "Your account has new recovery codes; the old ones are dead.";
            case RECOVERY_CODE_USED -> "Somebody used one of your recovery codes.";
        };
    }

    private void tellAdministrators(UserId account, @Nullable UserId by, String what) {
        queue(NoticeKind.BREAK_GLASS, rights::administrators, account, by, what);
    }

    private void tell(UserId account, UserId by, String what) {
        queue(NoticeKind.SIGN_IN_CHANGED, () -> List.of(directory.user(account)), account, by, what);
    }

    private void queue(
            NoticeKind kind, Supplier<Collection<User>> people, UserId account, @Nullable UserId by, String what) {
        try {
            behindSavepoint.executeWithoutResult(status -> {
                var notice = noticeOf(account, by, what);
                outbox.add(Mailing.toEach(
                        people.get().stream(), kind, recipient -> composer.compose(kind, recipient, notice)));
                webhooks.queue(kind, account.value(), facts.of(notice));
            });
        } catch (RuntimeException e) {
            log.error("No {} mail could be queued about user {}", kind.key(), account, e);
        }
    }

    private AccountNotice noticeOf(UserId account, @Nullable UserId by, String what) {
        var doer = by == null ? null : directory.user(by).displayName();
        return new AccountNotice(directory.user(account), doer, what, clock.now(), visitor.address());
    }
}
