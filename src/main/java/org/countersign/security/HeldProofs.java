package org.countersign.security;

import java.util.Optional;
import org.countersign.mfa.MfaProofs;
import org.countersign.mfa.SharedProof;
import org.springframework.stereotype.Component;

/**
 * The proof of a second factor that somebody gave in the session he is at work in, at the sign-in or since. It serves the
 * next thing that asks for one, within five minutes, once.
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
        return currentUser.session().flatMap(sessions::heldIn).filter(proof -> proofs.isGood(proof, currentUser.id()));
    }

    /** Keeps a proof that was given just now. */
    public void hold(SharedProof proof) {
        currentUser.session().ifPresent(session -> sessions.hold(session, proof));
    }
}
