package org.countersign.mfa;

import static org.countersign.mfa.schema.tables.MfaTotp.MFA_TOTP;
import static org.countersign.mfa.schema.tables.MfaTotpPending.MFA_TOTP_PENDING;

import java.util.UUID;
import org.countersign.directory.UserId;
import org.countersign.keys.Keyring;
import org.countersign.keys.SealedStore;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Every seed there is, for the day on which the key changes. */
@Repository
@Transactional
class SealedSeeds implements SealedStore {

    private final DSLContext dsl;
    private final Keyring keyring;

    SealedSeeds(DSLContext dsl, Keyring keyring) {
        this.dsl = dsl;
        this.keyring = keyring;
    }

    @Override
    public int sealAnew() {
        return sealAnew(MFA_TOTP, MFA_TOTP.USER_ID, MFA_TOTP.SEED, MFA_TOTP.SEED_KEY)
                + sealAnew(
                        MFA_TOTP_PENDING, MFA_TOTP_PENDING.USER_ID, MFA_TOTP_PENDING.SEED, MFA_TOTP_PENDING.SEED_KEY);
    }

    /** Each row is held while its seed is open, so that no enrolment of that moment is written over. */
    private int sealAnew(Table<?> table, Field<UUID> user, Field<String> seed, Field<String> key) {
        var present = keyring.presentKey();
        var seeds = new Seeds(keyring);
        return dsl.select(user, seed, key).from(table).where(key.isDistinctFrom(present)).forUpdate().fetch().stream()
                .mapToInt(row -> {
                    var owner = new UserId(row.get(user));
                    var open = row.get(key) == null ? row.get(seed) : seeds.open(owner, row.get(seed));
                    var sealed = seeds.seal(owner, open);
                    return dsl.update(table)
                            .set(seed, sealed.text())
                            .set(key, sealed.key())
                            .where(user.eq(owner.value()))
                            .execute();
                })
                .sum();
    }
}
