package org.countersign.mfa;

import static org.countersign.mfa.schema.tables.MfaPasskeyChallenge.MFA_PASSKEY_CHALLENGE;

import java.time.Duration;
import org.countersign.time.DatabaseClock;
import org.jooq.DSLContext;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The questions that passkeys have been asked and that nobody has answered. Each can be answered once, on any node. */
@Repository
@Transactional
class PasskeyChallenges {

    static final Duration LIFETIME = Duration.ofMinutes(5);

    private final DSLContext dsl;
    private final DatabaseClock clock;

    PasskeyChallenges(DSLContext dsl, DatabaseClock clock) {
        this.dsl = dsl;
        this.clock = clock;
    }

    void put(Bytes challenge) {
        var now = clock.now();
        dsl.deleteFrom(MFA_PASSKEY_CHALLENGE)
                .where(MFA_PASSKEY_CHALLENGE.EXPIRES_AT.lt(now))
                .execute();
        dsl.insertInto(MFA_PASSKEY_CHALLENGE)
                .set(MFA_PASSKEY_CHALLENGE.CHALLENGE, challenge.toBase64UrlString())
                .set(MFA_PASSKEY_CHALLENGE.EXPIRES_AT, now.plus(LIFETIME))
                .execute();
    }

    /** Takes one out; says whether it was there. Of any number that take the same one at once, one is told yes. */
    boolean take(Bytes challenge) {
        return dsl.deleteFrom(MFA_PASSKEY_CHALLENGE)
                        .where(
                                MFA_PASSKEY_CHALLENGE.CHALLENGE.eq(challenge.toBase64UrlString()),
                                MFA_PASSKEY_CHALLENGE.EXPIRES_AT.gt(clock.now()))
                        .execute()
                == 1;
    }
}
