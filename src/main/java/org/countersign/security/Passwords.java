package org.countersign.security;

import static org.countersign.security.schema.tables.SecurityPassword.SECURITY_PASSWORD;

import java.util.Collection;
import java.util.Optional;
import org.countersign.directory.SignInSecrets;
import org.countersign.directory.UserId;
import org.countersign.mfa.FailedTries;
import org.countersign.time.DatabaseClock;
import org.jooq.DSLContext;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The passwords of the embedded directory's users, hashed. */
@Repository
@Transactional
public class Passwords implements SignInSecrets {

    private final DSLContext dsl;
    private final PasswordEncoder encoder;
    private final DatabaseClock clock;

    Passwords(DSLContext dsl, PasswordEncoder encoder, DatabaseClock clock) {
        this.dsl = dsl;
        this.encoder = encoder;
        this.clock = clock;
    }

    @Override
    public Optional<String> objectionTo(String password, Collection<String> known) {
        return PasswordRules.objectionTo(password, known);
    }

    @Override
    public void set(UserId user, String password) {
        dsl.deleteFrom(SECURITY_PASSWORD)
                .where(SECURITY_PASSWORD.USER_ID.eq(user.value()))
                .execute();
        dsl.insertInto(SECURITY_PASSWORD)
                .set(SECURITY_PASSWORD.USER_ID, user.value())
                .set(SECURITY_PASSWORD.PASSWORD_HASH, encoder.encode(password))
                .execute();
    }

    Optional<String> hashOf(UserId user) {
        return dsl.select(SECURITY_PASSWORD.PASSWORD_HASH)
                .from(SECURITY_PASSWORD)
                .where(SECURITY_PASSWORD.USER_ID.eq(user.value()))
                .fetchOptional(SECURITY_PASSWORD.PASSWORD_HASH);
    }

    /**
     * Whether a try counts that was right or wrong by itself. Tries of one user stand in line on his row, on whatever node
     * they come in: once five were wrong, a right one among those that came in with them is refused as well.
     */
    boolean settle(UserId user, boolean right) {
        var row = dsl.selectFrom(SECURITY_PASSWORD)
                .where(SECURITY_PASSWORD.USER_ID.eq(user.value()))
                .forUpdate()
                .fetchOne();
        if (row == null) {
            return false;
        }
        var now = clock.now();
        var tries = new FailedTries(row.get(SECURITY_PASSWORD.FAILURES), row.get(SECURITY_PASSWORD.LOCKED_UNTIL));
        if (tries.isLocked(now)) {
            return false;
        }
        note(user, tries, right ? FailedTries.NONE : tries.another(now));
        return right;
    }

    private void note(UserId user, FailedTries before, FailedTries after) {
        if (!before.equals(after)) {
            dsl.update(SECURITY_PASSWORD)
                    .set(SECURITY_PASSWORD.FAILURES, after.count())
                    .set(SECURITY_PASSWORD.LOCKED_UNTIL, after.lockedUntil())
                    .where(SECURITY_PASSWORD.USER_ID.eq(user.value()))
                    .execute();
        }
    }
}
