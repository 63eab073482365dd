package org.countersign.audit.chain;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Knows an older backup by the checkpoint file, which the restore has not set back: rights that were taken back since
 * would be there again, and nobody would see that it is missing.
 */
@Component
@Transactional(readOnly = true)
public class RestoreGuard {

    private final CheckpointFile file;
    private final TrailKey key;
    private final Chain chain;

    RestoreGuard(CheckpointFile file, TrailKey key, Chain chain) {
        this.file = file;
        this.key = key;
        this.chain = chain;
    }

    /** The file's newest checkpoint, if the chain does not go through there. */
    public Optional<SignedCheckpoint> missed() {
        return file.newest().filter(checkpoint -> !isOurs(checkpoint));
    }

    /** @throws RestoredBackup if the chain does not hold the file's newest checkpoint */
    void check() {
        missed().ifPresent(checkpoint -> {
            throw new RestoredBackup(checkpoint);
        });
    }

    private boolean isOurs(SignedCheckpoint checkpoint) {
        return key.publicKey().filter(one -> one.signed(checkpoint)).isPresent()
                && chain.contains(checkpoint.checkpoint());
    }
}
