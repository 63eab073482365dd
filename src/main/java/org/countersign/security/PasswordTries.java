package org.countersign.security;

import static org.countersign.security.schema.tables.SecurityFailedSignIn.SECURITY_FAILED_SIGN_IN;

import org.countersign.directory.User;
import org.countersign.directory.UserChanged;
import org.countersign.directory.UserId;
import org.countersign.mfa.FailedTries;
import org.countersign.time.DatabaseClock;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/** How often people tried their passwords in vain, wherever those are kept. */
@Repository
class PasswordTries {

    private final DSLContext dsl;
    private final DatabaseClock clock;
    private final TransactionOperations transaction;
    private final ApplicationEventPublisher events;

    PasswordTries(
            DSLContext dsl, DatabaseClock clock, TransactionOperations transaction, ApplicationEventPublisher events) {
        this.dsl = dsl;
        this.clock = clock;
        this.transaction = transaction;
        this.events = events;
    }

    /** Whether no try of somebody's counts now. */
    boolean areLocked(UserId user) {
        return dsl.selectFrom(SECURITY_FAILED_SIGN_IN)
                .where(SECURITY_FAILED_SIGN_IN.USER_ID.eq(user.value()))
                .fetchOptional(PasswordTries::toTries)
                .filter(tries -> tries.isLocked(clock.now()))
                .isPresent();
    }

    /**
     * Whether a try lets somebody in that was right or wrong by itself. Nobody signs in with a disabled account or a
     * service's: a right one counts as a wrong one there. Tries of one user stand in line on his row, on whatever node they
     * come in: once five were wrong, a right one among those that came in with them is refused as well.
     *
     * @param unguessable whether nobody hits on the right one by trying: it is not refused for what others tried
     */
    boolean settle(User user, boolean right, boolean unguessable) {
        layOut(user.id());
        return Boolean.TRUE.equals(transaction.execute(status -> settleInLine(user, right, unguessable)));
    }

    /** Forgets them: the password is a new one. */
    void forget(UserId user) {
        dsl.update(SECURITY_FAILED_SIGN_IN)
                .set(SECURITY_FAILED_SIGN_IN.FAILURES, FailedTries.NONE.count())
                .setNull(SECURITY_FAILED_SIGN_IN.LOCKED_UNTIL)
                .where(SECURITY_FAILED_SIGN_IN.USER_ID.eq(user.value()))
                .execute();
    }

    /** Who is let in again need not wait for what was tried meanwhile. */
    @EventListener
    void on(UserChanged event) {
        if (!event.before().enabled() && event.after().enabled()) {
            forget(event.after().id());
        }
    }

    /** A row to stand in line on. */
    private void layOut(UserId user) {
        var there = dsl.fetchExists(SECURITY_FAILED_SIGN_IN, SECURITY_FAILED_SIGN_IN.USER_ID.eq(user.value()));
        if (there) {
            return;
        }
        try {
            dsl.insertInto(SECURITY_FAILED_SIGN_IN)
                    .set(SECURITY_FAILED_SIGN_IN.USER_ID, user.value())
                    .set(SECURITY_FAILED_SIGN_IN.FAILURES, FailedTries.NONE.count())
                    .execute();
        } catch (DuplicateKeyException e) {
            // Another try of the same user was first: its row serves both.
        }
    }

    private boolean settleInLine(User user, boolean right, boolean unguessable) {
        var tries = inLine(user.id());
        var now = clock.now();
        if (tries.isLocked(now) && !(right && unguessable)) {
            return false;
        }
        var letIn = right && user.enabled() && !user.isService();
        var after = letIn ? FailedTries.NONE : tries.another(now);
        note(user.id(), tries, after);
        if (!letIn) {
            events.publishEvent(new PasswordFailed(user.id(), after.count(), right));
        }
        return letIn;
    }

    private FailedTries inLine(UserId user) {
        return dsl.selectFrom(SECURITY_FAILED_SIGN_IN)
                .where(SECURITY_FAILED_SIGN_IN.USER_ID.eq(user.value()))
                .forUpdate()
                .fetchSingle(PasswordTries::toTries);
    }

    private void note(UserId user, FailedTries before, FailedTries after) {
        if (!before.equals(after)) {
            dsl.update(SECURITY_FAILED_SIGN_IN)
                    .set(SECURITY_FAILED_SIGN_IN.FAILURES, after.count())
                    .set(SECURITY_FAILED_SIGN_IN.LOCKED_UNTIL, after.lockedUntil())
                    .where(SECURITY_FAILED_SIGN_IN.USER_ID.eq(user.value()))
                    .execute();
        }
    }

    private static FailedTries toTries(Record row) {
        return new FailedTries(
                row.get(SECURITY_FAILED_SIGN_IN.FAILURES), row.get(SECURITY_FAILED_SIGN_IN.LOCKED_UNTIL));
    }
}
