package org.countersign.security;

import java.util.Optional;
import java.util.UUID;
import org.countersign.directory.UserId;
import org.countersign.mfa.MfaProof;
import org.countersign.mfa.MfaProofs;
import org.countersign.mfa.SharedProof;
import org.springframework.stereotype.Component;

/**
 * The proof of a second factor that somebody gave in the session he is at work in, at the sign-in or since, or that came
 * with his token. It serves the next thing that asks for one, within five minutes, once.
 */
@Component
public class HeldProofs {

    private final CurrentUser currentUser;
    private final Sessions sessions;
    private final MfaProofs proofs;

    HeldProofs(CurrentUser currentUser, Sessions sessions, MfaProofs proofs) {
        this.currentUser = currentUser;
        this.sessions = sessions;
        this.proofs = proofs;
    }

    /** What to offer for whoever is at work; nothing for scripts, who show who they are at each request. */
    public Optional<SharedProof> find() {
        return currentUser
                .session()
                .flatMap(sessions::heldIn)
                .or(() -> currentUser.token().map(SignedInUser.Token::proof).map(SharedProof::new))
                .filter(proof -> proofs.isGood(proof, currentUser.id()));
    }

    /** What that session of a user holds and that can still be drawn on. */
    Optional<SharedProof> heldIn(UUID session, UserId user) {
        return sessions.heldIn(session).filter(proof -> proofs.isGood(proof, user));
    }

    /** When and how it was given. */
    Optional<MfaProof> recordOf(SharedProof proof) {
        return proofs.servingPurpose(proof.id());
    }

    /** Keeps a proof that was given just now. */
    public void hold(SharedProof proof) {
        currentUser.session().ifPresent(session -> sessions.hold(session, proof));
    }
}
