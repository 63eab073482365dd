package org.countersign.mfa;

import static org.countersign.mfa.schema.tables.MfaTotp.MFA_TOTP;
import static org.countersign.mfa.schema.tables.MfaTotpPending.MFA_TOTP_PENDING;

import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.keys.Keyring;
import org.countersign.keys.SealedColumn;
import org.countersign.keys.SealedStore;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Every seed there is, for the day on which the key changes. */
@Repository
@Transactional
class SealedSeeds implements SealedStore {

    private static final SealedColumn<UUID> CONFIRMED =
            new SealedColumn<>(MFA_TOTP, MFA_TOTP.USER_ID, MFA_TOTP.SEED, MFA_TOTP.SEED_KEY);

    private static final SealedColumn<UUID> BEGUN = new SealedColumn<>(
            MFA_TOTP_PENDING, MFA_TOTP_PENDING.USER_ID, MFA_TOTP_PENDING.SEED, MFA_TOTP_PENDING.SEED_KEY);

    private final DSLContext dsl;
    private final Keyring keyring;

    SealedSeeds(DSLContext dsl, Keyring keyring) {
        this.dsl = dsl;
        this.keyring = keyring;
    }

    @Override
    public int sealAnew() {
        return Stream.of(CONFIRMED, BEGUN)
                .mapToInt(seeds -> seeds.sealAnew(dsl, keyring))
                .sum();
    }
}
