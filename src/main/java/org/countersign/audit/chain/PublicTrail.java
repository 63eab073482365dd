package org.countersign.audit.chain;

import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What whoever keeps an eye on the trail has to note elsewhere: its public key, and how far it has come. */
@Service
@Transactional(readOnly = true)
public class PublicTrail {

    private final TrailKey key;
    private final Chain chain;

    PublicTrail(TrailKey key, Chain chain) {
        this.key = key;
        this.chain = chain;
    }

    /** What its checkpoints are verified with; nothing: none was signed yet. */
    public Optional<PublicKeyOfTrail> publicKey() {
        return key.publicKey();
    }

    /** The newest one; nothing: none was signed yet. */
    public Optional<SignedCheckpoint> newestCheckpoint() {
        return chain.newestCheckpoint();
    }
}
