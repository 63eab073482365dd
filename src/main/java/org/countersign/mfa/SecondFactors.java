package org.countersign.mfa;

import java.util.Optional;
import java.util.UUID;
import org.countersign.directory.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Turns what people offer into recorded proofs. */
@Service
@Transactional
public class SecondFactors {

    private final Totp totp;
    private final MfaProofs proofs;

    SecondFactors(Totp totp, MfaProofs proofs) {
        this.totp = totp;
        this.proofs = proofs;
    }

    /**
     * Consumes what is offered, for a purpose.
     *
     * @return the proof, recorded; nothing where what is offered proves nothing
     */
    public Optional<MfaProof> prove(UserId user, SecondFactor offered, UUID purpose) {
        return offered instanceof OneTimeCode code
                ? totp.prove(user, code, purpose)
                : proofs.draw((SharedProof) offered, user, purpose);
    }

    /**
     * Consumes a code for several purposes that are still to come.
     *
     * @param uses how many
     * @return what to offer for each of them; nothing where the code is wrong or used
     */
    public Optional<SharedProof> share(UserId user, OneTimeCode code, int uses) {
        var id = UUID.randomUUID();
        return totp.prove(user, code, id).map(proof -> {
            proofs.share(id, uses);
            return new SharedProof(id);
        });
    }
}
