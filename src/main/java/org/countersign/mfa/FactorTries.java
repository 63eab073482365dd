package org.countersign.mfa;

import static org.countersign.mfa.schema.tables.MfaFailedTry.MFA_FAILED_TRY;

import java.util.function.BooleanSupplier;
import org.countersign.directory.UserId;
import org.countersign.mfa.SecondFactorFailed.Offered;
import org.countersign.time.DatabaseClock;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How often people offered wrong factors of a sort that keeps no count by itself, and locked as {@link FailedTries} says:
 * who knows a password neither guesses on nor fills the audit.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class FactorTries {

    private final DSLContext dsl;
    private final DatabaseClock clock;
    private final ApplicationEventPublisher events;

    FactorTries(DSLContext dsl, DatabaseClock clock, ApplicationEventPublisher events) {
        this.dsl = dsl;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Whether what a user offers is right. Offers of one user and sort stand in line; while they are locked, none is looked
     * at, and so none used up.
     */
    boolean isRight(UserId user, Offered offered, BooleanSupplier check) {
        var tries = inLine(user, offered);
        var now = clock.now();
        if (tries.isLocked(now)) {
            return false;
        }
        var right = check.getAsBoolean();
        var after = right ? FailedTries.NONE : tries.another(now);
        if (!after.equals(tries)) {
            note(user, offered, after);
        }
        if (!right) {
            events.publishEvent(new SecondFactorFailed(user, offered, after.count()));
        }
        return right;
    }

    /** Forgets them: what there was to offer is there no more. */
    void forget(UserId user, Offered offered) {
        dsl.deleteFrom(MFA_FAILED_TRY).where(of(user, offered)).execute();
    }

    private FailedTries inLine(UserId user, Offered offered) {
        layOut(user, offered);
        return dsl.selectFrom(MFA_FAILED_TRY)
                .where(of(user, offered))
                .forUpdate()
                .fetchSingle(
                        row -> new FailedTries(row.get(MFA_FAILED_TRY.FAILURES), row.get(MFA_FAILED_TRY.LOCKED_UNTIL)));
    }

    /** A row to stand in line on. */
    private void layOut(UserId user, Offered offered) {
        try {
            dsl.insertInto(MFA_FAILED_TRY)
                    .set(MFA_FAILED_TRY.USER_ID, user.value())
                    .set(MFA_FAILED_TRY.OFFERED, offered.name())
                    .set(MFA_FAILED_TRY.FAILURES, FailedTries.NONE.count())
                    .onDuplicateKeyIgnore()
                    .execute();
        } catch (DuplicateKeyException e) {
            // H2 looks for the row and puts it in by two steps, and another try came in between: its row serves both.
        }
    }

    private void note(UserId user, Offered offered, FailedTries tries) {
        dsl.update(MFA_FAILED_TRY)
                .set(MFA_FAILED_TRY.FAILURES, tries.count())
                .set(MFA_FAILED_TRY.LOCKED_UNTIL, tries.lockedUntil())
                .where(of(user, offered))
                .execute();
    }

    private static Condition of(UserId user, Offered offered) {
        return MFA_FAILED_TRY.USER_ID.eq(user.value()).and(MFA_FAILED_TRY.OFFERED.eq(offered.name()));
    }
}
