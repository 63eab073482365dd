package org.countersign.breakglass;

import static org.countersign.breakglass.schema.tables.BreakglassAccount.BREAKGLASS_ACCOUNT;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.countersign.assignment.SealedAccount;
import org.countersign.directory.UserId;
import org.countersign.recall.Remembered;
import org.countersign.time.DatabaseClock;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which account it is, and when its use and its failures were told last. Nodes share nothing but this row, so that what
 * several of them see is told once.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class BreakGlassAccounts implements SealedAccount {

    /** A script sends its credentials with each request: it tells as much as one sign-in. */
    static final Duration QUIET = Duration.ofMinutes(15);

    private static final int SLOT = 1;

    private final Remembered<BreakGlassAccounts, Optional<BreakGlassAccount>> account =
            Remembered.read(BreakGlassAccounts::read, BREAKGLASS_ACCOUNT);

    private final DSLContext dsl;
    private final DatabaseClock clock;

    BreakGlassAccounts(DSLContext dsl, DatabaseClock clock) {
        this.dsl = dsl;
        this.clock = clock;
    }

    @Override
    public Optional<UserId> user() {
        return find().map(BreakGlassAccount::user);
    }

    Optional<BreakGlassAccount> find() {
        return account.get(this);
    }

    private Optional<BreakGlassAccount> read() {
        return dsl.selectFrom(BREAKGLASS_ACCOUNT).fetchOptional(BreakGlassAccounts::toAccount);
    }

    /** The one there is, held against other changes until the transaction ends. */
    Optional<BreakGlassAccount> lock() {
        return dsl.selectFrom(BREAKGLASS_ACCOUNT).forUpdate().fetchOptional(BreakGlassAccounts::toAccount);
    }

    /** Whether that is it. */
    boolean isOne(UserId user) {
        return dsl.fetchExists(BREAKGLASS_ACCOUNT, isOf(user));
    }

    /** @throws org.springframework.dao.DuplicateKeyException if there is one already */
    void add(UserId user, UserId by) {
        dsl.insertInto(BREAKGLASS_ACCOUNT)
                .set(BREAKGLASS_ACCOUNT.SLOT, SLOT)
                .set(BREAKGLASS_ACCOUNT.USER_ID, user.value())
                .set(BREAKGLASS_ACCOUNT.SEALED_AT, clock.now())
                .set(BREAKGLASS_ACCOUNT.SEALED_BY, by.value())
                .set(BREAKGLASS_ACCOUNT.UNTOLD_FAILURES, 0)
                .execute();
    }

    /** The first use of the new password is told, however shortly the last one of the old password lies back. */
    void sealedAnew(UserId by) {
        dsl.update(BREAKGLASS_ACCOUNT)
                .set(BREAKGLASS_ACCOUNT.SEALED_AT, clock.now())
                .set(BREAKGLASS_ACCOUNT.SEALED_BY, by.value())
                .setNull(BREAKGLASS_ACCOUNT.USE_QUIET_UNTIL)
                .execute();
    }

    /** Notes that somebody uses it, if it is that account; says whether that is to be told now. */
    boolean isUseToTell(UserId user) {
        var row = lock(user);
        var now = clock.now();
        if (row == null || isQuiet(row.get(BREAKGLASS_ACCOUNT.USE_QUIET_UNTIL), now)) {
            return false;
        }
        dsl.update(BREAKGLASS_ACCOUNT)
                .set(BREAKGLASS_ACCOUNT.LAST_USED_AT, now)
                .set(BREAKGLASS_ACCOUNT.USE_QUIET_UNTIL, now.plus(QUIET))
                .execute();
        return true;
    }

    /** Notes that somebody failed to use it, if it is that account; how many failures are to be told now, if any are. */
    OptionalInt failuresToTell(UserId user) {
        var row = lock(user);
        if (row == null) {
            return OptionalInt.empty();
        }
        var now = clock.now();
        var failures = row.get(BREAKGLASS_ACCOUNT.UNTOLD_FAILURES) + 1;
        if (isQuiet(row.get(BREAKGLASS_ACCOUNT.FAILURE_QUIET_UNTIL), now)) {
            dsl.update(BREAKGLASS_ACCOUNT)
                    .set(BREAKGLASS_ACCOUNT.UNTOLD_FAILURES, failures)
                    .execute();
            return OptionalInt.empty();
        }
        dsl.update(BREAKGLASS_ACCOUNT)
                .set(BREAKGLASS_ACCOUNT.UNTOLD_FAILURES, 0)
                .set(BREAKGLASS_ACCOUNT.FAILURE_QUIET_UNTIL, now.plus(QUIET))
                .execute();
        return OptionalInt.of(failures);
    }

    private @Nullable Record lock(UserId user) {
        return dsl.selectFrom(BREAKGLASS_ACCOUNT).where(isOf(user)).forUpdate().fetchOne();
    }

    private static boolean isQuiet(@Nullable Instant until, Instant now) {
        return until != null && now.isBefore(until);
    }

    private static Condition isOf(UserId user) {
        return BREAKGLASS_ACCOUNT.USER_ID.eq(user.value());
    }

    private static BreakGlassAccount toAccount(Record row) {
        return new BreakGlassAccount(
                new UserId(row.get(BREAKGLASS_ACCOUNT.USER_ID)),
                row.get(BREAKGLASS_ACCOUNT.SEALED_AT),
                new UserId(row.get(BREAKGLASS_ACCOUNT.SEALED_BY)),
                row.get(BREAKGLASS_ACCOUNT.LAST_USED_AT));
    }
}
