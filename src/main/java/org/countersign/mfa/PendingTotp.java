package org.countersign.mfa;

import static org.countersign.mfa.schema.tables.MfaTotpPending.MFA_TOTP_PENDING;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.countersign.directory.UserId;
import org.countersign.keys.Keyring;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The enrolments that people have begun and not confirmed, one a user. Each can be confirmed for {@link #LIFETIME}. */
@Repository
@Transactional
class PendingTotp {

    static final Duration LIFETIME = Duration.ofMinutes(15);

    private final DSLContext dsl;
    private final Keyring keyring;

    PendingTotp(DSLContext dsl, Keyring keyring) {
        this.dsl = dsl;
        this.keyring = keyring;
    }

    /** @param replaces the method at the time; none: there was none */
    void put(UserId user, TotpSeed seed, @Nullable UUID replaces, Instant now) {
        var sealed = keyring.seal(seed.base32(), user.toString());
        remove(user);
        dsl.insertInto(MFA_TOTP_PENDING)
                .set(MFA_TOTP_PENDING.USER_ID, user.value())
                .set(MFA_TOTP_PENDING.METHOD_ID, seed.method())
                .set(MFA_TOTP_PENDING.REPLACES, replaces)
                .set(MFA_TOTP_PENDING.SEED, sealed.text())
                .set(MFA_TOTP_PENDING.SEED_KEY, sealed.key())
                .set(MFA_TOTP_PENDING.EXPIRES_AT, now.plus(LIFETIME))
                .execute();
    }

    /** The seed to confirm; nothing where the user's method is no longer what it was when he began. */
    Optional<TotpSeed> find(UserId user, UUID method, @Nullable UUID present, Instant now) {
        return dsl.selectFrom(MFA_TOTP_PENDING)
                .where(
                        MFA_TOTP_PENDING.USER_ID.eq(user.value()),
                        MFA_TOTP_PENDING.METHOD_ID.eq(method),
                        MFA_TOTP_PENDING.REPLACES.isNotDistinctFrom(present),
                        MFA_TOTP_PENDING.EXPIRES_AT.gt(now))
                .forUpdate()
                .fetchOptional(
                        row -> new TotpSeed(method, keyring.open(row.get(MFA_TOTP_PENDING.SEED), user.toString())));
    }

    void remove(UserId user) {
        dsl.deleteFrom(MFA_TOTP_PENDING)
                .where(MFA_TOTP_PENDING.USER_ID.eq(user.value()))
                .execute();
    }
}
