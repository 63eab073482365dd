package org.countersign.mfa;

import static org.countersign.mfa.schema.tables.MfaRecoveryCode.MFA_RECOVERY_CODE;

import java.util.List;
import java.util.stream.Stream;
import org.countersign.directory.UserId;
import org.countersign.mfa.SecondFactorFailed.Offered;
import org.countersign.time.DatabaseClock;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Everybody's recovery codes, hashed; each counts once. */
@Repository
@Transactional
public class RecoveryCodes {

    /** How many are drawn at once. */
    static final int NUMBER = 10;

    private final DSLContext dsl;
    private final DatabaseClock clock;
    private final FactorTries tries;
    private final ApplicationEventPublisher events;

    RecoveryCodes(DSLContext dsl, DatabaseClock clock, FactorTries tries, ApplicationEventPublisher events) {
        this.dsl = dsl;
        this.clock = clock;
        this.tries = tries;
        this.events = events;
    }

    /** How many a user has left. */
    public int left(UserId user) {
        return dsl.fetchCount(
                MFA_RECOVERY_CODE, MFA_RECOVERY_CODE.USER_ID.eq(user.value()), MFA_RECOVERY_CODE.USED_AT.isNull());
    }

    /** Draws new ones in place of those there were. They are shown this once. */
    List<String> draw(UserId user) {
        remove(user);
        var codes = Stream.generate(RecoveryCode::draw).limit(NUMBER).toList();
        codes.forEach(code -> dsl.insertInto(MFA_RECOVERY_CODE)
                .set(MFA_RECOVERY_CODE.USER_ID, user.value())
                .set(MFA_RECOVERY_CODE.CODE_HASH, new RecoveryCode(code).hash())
                .execute());
        events.publishEvent(new SecondFactorChanged(user, user, SecondFactorChanged.Change.RECOVERY_CODES_DRAWN));
        return codes;
    }

    /** Uses one up; says whether it was his and unused, while tries count. Of any number of parallel uses one succeeds. */
    boolean use(UserId user, RecoveryCode code) {
        var used = tries.isRight(user, Offered.RECOVERY_CODE, () -> useUp(user, code));
        if (used) {
            events.publishEvent(new SecondFactorChanged(user, user, SecondFactorChanged.Change.RECOVERY_CODE_USED));
        }
        return used;
    }

    private boolean useUp(UserId user, RecoveryCode code) {
        return dsl.update(MFA_RECOVERY_CODE)
                        .set(MFA_RECOVERY_CODE.USED_AT, clock.now())
                        .where(
                                MFA_RECOVERY_CODE.USER_ID.eq(user.value()),
                                MFA_RECOVERY_CODE.CODE_HASH.eq(code.hash()),
                                MFA_RECOVERY_CODE.USED_AT.isNull())
                        .execute()
                == 1;
    }

    void remove(UserId user) {
        tries.forget(user, Offered.RECOVERY_CODE);
        dsl.deleteFrom(MFA_RECOVERY_CODE)
                .where(MFA_RECOVERY_CODE.USER_ID.eq(user.value()))
                .execute();
    }
}
