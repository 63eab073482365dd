package org.countersign.audit.chain;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hands the newest checkpoint out, whichever node signed it. What could not be handed out, for a crash or a full disk, is
 * made good by the next one, for each speaks for all before it.
 */
@Component
public class PublishedCheckpoints {

    private final Chain chain;
    private final RestoreGuard guard;
    private final List<CheckpointSink> sinks;

    private long newest;

    PublishedCheckpoints(Chain chain, RestoreGuard guard, List<CheckpointSink> sinks) {
        this.chain = chain;
        this.guard = guard;
        this.sinks = sinks;
    }

    /**
     * Hands it out, if there is a newer one than last time.
     *
     * @throws RestoredBackup if the chain is not the one that was handed out before
     * @throws RuntimeException if one of the places cannot take it; the next call tries again
     */
    @Transactional(readOnly = true)
    public synchronized void publish() {
        var next = chain.newestCheckpoint().filter(checkpoint -> checkpoint.seq() > newest);
        if (next.isPresent()) {
            guard.check();
            handOut(next.get());
        }
    }

    /** Hands the newest one out, whatever was handed out before. */
    @Transactional(readOnly = true)
    public synchronized void publishAnew() {
        chain.newestCheckpoint().ifPresent(this::handOut);
    }

    private void handOut(SignedCheckpoint checkpoint) {
        sinks.forEach(sink -> sink.take(checkpoint));
        newest = checkpoint.seq();
    }
}
