package org.countersign.mfa;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.countersign.directory.UserId;
import org.countersign.time.DatabaseClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Turns what people offer into recorded proofs. A recovery code is none: it only opens the way to a new factor. */
@Service
@Transactional
public class SecondFactors {

    private static final Map<Class<? extends SecondFactor>, MfaMethod> METHODS =
            Map.of(OneTimeCode.class, MfaMethod.TOTP, PasskeyAnswer.class, MfaMethod.PASSKEY);

    private final Totp totp;
    private final Passkeys passkeys;
    private final RecoveryCodes recoveryCodes;
    private final MfaProofs proofs;
    private final DatabaseClock clock;

    SecondFactors(Totp totp, Passkeys passkeys, RecoveryCodes recoveryCodes, MfaProofs proofs, DatabaseClock clock) {
        this.totp = totp;
        this.passkeys = passkeys;
        this.recoveryCodes = recoveryCodes;
        this.proofs = proofs;
        this.clock = clock;
    }

    /** Whether a user has a second factor to be asked for. */
    @Transactional(readOnly = true)
    public boolean has(UserId user) {
        return totp.methodOf(user).isPresent() || !passkeys.of(user).isEmpty();
    }

    /** By what method it would prove something; nothing: it proves nothing. */
    @Transactional(readOnly = true)
    public Optional<MfaMethod> methodOf(SecondFactor offered) {
        if (offered instanceof SharedProof shared) {
            return proofs.servingPurpose(shared.id()).map(MfaProof::method);
        }
        return Optional.ofNullable(METHODS.get(offered.getClass()));
    }

    /**
     * Consumes what is offered, for a purpose.
     *
     * @return the proof, recorded; nothing where what is offered proves nothing
     */
    public Optional<MfaProof> prove(UserId user, SecondFactor offered, UUID purpose) {
        if (offered instanceof OneTimeCode code) {
            return totp.prove(user, code, purpose);
        }
        if (offered instanceof PasskeyAnswer answer) {
            return passkeys.prove(user, answer, purpose);
        }
        return offered instanceof SharedProof shared ? proofs.draw(shared, user, purpose) : Optional.empty();
    }

    /**
     * Consumes what is offered, for purposes that are still to come.
     *
     * @param uses how many
     * @return what to offer for each of them; nothing where what is offered proves nothing
     */
    public Optional<SharedProof> share(UserId user, SecondFactor offered, int uses) {
        var id = UUID.randomUUID();
        return prove(user, offered, id).map(proof -> {
            proofs.share(id, uses);
            return new SharedProof(id);
        });
    }

    /**
     * Consumes what a passkey answered.
     *
     * @param expected whose it has to be; nobody: whosever it is
     * @return the owner's proof, which he can draw on once, as {@link SharedProof} of its purpose
     */
    public Optional<MfaProof> identify(PasskeyAnswer answer, Optional<UserId> expected) {
        var id = UUID.randomUUID();
        var proof = expected.isPresent() ? passkeys.prove(expected.get(), answer, id) : passkeys.prove(answer, id);
        proof.ifPresent(made -> proofs.share(id, 1));
        return proof;
    }

    /**
     * Believes a trusted identity provider that somebody proved a second factor to it.
     *
     * @param fact what it says, as an id: the same fact is one proof, which can be drawn on once
     * @return whether it is young enough to be drawn on
     */
    public boolean believe(UserId user, UUID fact, Instant provenAt) {
        var now = clock.now();
        if (provenAt.isAfter(now) || !provenAt.isAfter(now.minus(MfaProofs.FRESH))) {
            return false;
        }
        proofs.addOnce(new MfaProof(user, MfaMethod.IDENTITY_PROVIDER, provenAt, fact));
        return proofs.isGood(new SharedProof(fact), user);
    }

    /** Consumes a recovery code; says whether it was one of his, and unused. */
    public boolean recover(UserId user, RecoveryCode code) {
        return recoveryCodes.use(user, code);
    }

    /** Whether a user has to prove something before he changes what he proves with: not who has nothing yet. */
    @Transactional(readOnly = true)
    public boolean asksForProof(UserId user) {
        return has(user) || recoveryCodes.left(user) > 0;
    }

    /**
     * Whether somebody may change what he signs in with. What is offered is consumed where it is asked for; here a recovery
     * code does as well.
     */
    public boolean mayChange(UserId user, @Nullable SecondFactor offered) {
        if (!asksForProof(user)) {
            return true;
        }
        if (offered == null) {
            return false;
        }
        return offered instanceof RecoveryCode code
                ? recoveryCodes.use(user, code)
                : prove(user, offered, UUID.randomUUID()).isPresent();
    }
}
