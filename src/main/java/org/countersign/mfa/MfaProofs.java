package org.countersign.mfa;

import static org.countersign.mfa.schema.tables.MfaProof.MFA_PROOF;

import java.util.Optional;
import java.util.UUID;
import org.countersign.directory.UserId;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Every proof of a second factor that was accepted. */
@Repository
@Transactional
public class MfaProofs {

    private final DSLContext dsl;

    MfaProofs(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** The proof that serves that purpose. */
    public Optional<MfaProof> servingPurpose(UUID purpose) {
        return dsl.selectFrom(MFA_PROOF)
                .where(MFA_PROOF.PURPOSE_ID.eq(purpose))
                .fetchOptional(row -> new MfaProof(
                        new UserId(row.get(MFA_PROOF.USER_ID)),
                        MfaMethod.valueOf(row.get(MFA_PROOF.METHOD)),
                        row.get(MFA_PROOF.PROVEN_AT),
                        row.get(MFA_PROOF.PURPOSE_ID)));
    }

    void add(MfaProof proof) {
        dsl.insertInto(MFA_PROOF)
                .set(MFA_PROOF.ID, UUID.randomUUID())
                .set(MFA_PROOF.USER_ID, proof.user().value())
                .set(MFA_PROOF.METHOD, proof.method().name())
                .set(MFA_PROOF.PROVEN_AT, proof.provenAt())
                .set(MFA_PROOF.PURPOSE_ID, proof.purpose())
                .execute();
    }
}
