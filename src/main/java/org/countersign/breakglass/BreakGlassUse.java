package org.countersign.breakglass;

import org.countersign.directory.Directory;
import org.countersign.directory.UserId;
import org.countersign.security.CurrentUser;
import org.countersign.security.SignInFailed;
import org.countersign.security.SignInSucceeded;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes each use of the account loud: in the log, the audit and the administrators' mail.
 *
 * <p>Nobody is let in with it unless the audit has that he was. The account is for when things are broken, but what its
 * sign-in needs is the database, and in that the audit lies: where the one cannot be written, nothing could be mended
 * through the other. Mail is different: it needs more than the database, and so nothing about it keeps anybody out. The
 * log has its line first, whatever fails after it.
 */
@Component
class BreakGlassUse {

    private static final Logger log = LoggerFactory.getLogger(BreakGlassUse.class);

    private final BreakGlassAccounts accounts;
    private final Directory directory;
    private final CurrentUser visitor;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;

    BreakGlassUse(
            BreakGlassAccounts accounts,
            Directory directory,
            CurrentUser visitor,
            TransactionOperations transactions,
            ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.directory = directory;
        this.visitor = visitor;
        this.transactions = transactions;
        this.events = events;
    }

    @EventListener
    void on(SignInSucceeded event) {
        transactions.executeWithoutResult(status -> {
            if (accounts.isUseToTell(event.user())) {
                log.error("*** BREAK GLASS: {} signs in from {} ***", nameOf(event.user()), visitor.address());
                events.publishEvent(new BreakGlassUsed(event.user()));
            }
        });
    }

    /** He is not let in anyway; and he shall get the same answer as for any other name. */
    @EventListener
    void on(SignInFailed event) {
        try {
            transactions.executeWithoutResult(status ->
                    accounts.failuresToTell(event.user()).ifPresent(failures -> tell(event.user(), failures)));
        } catch (RuntimeException e) {
            log.error("A failed sign-in could not be noted", e);
        }
    }

    private void tell(UserId account, int failures) {
        log.error(
                "*** BREAK GLASS: a sign-in as {} from {} failed; {} did since the last such line ***",
                nameOf(account),
                visitor.address(),
                failures);
        events.publishEvent(new BreakGlassTried(account, failures));
    }

    private String nameOf(UserId account) {
        return directory.user(account).userPrincipalName();
    }
}
