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
    private final List<CheckpointSink> sinks;

    private long newest;

    PublishedCheckpoints(Chain chain, List<CheckpointSink> sinks) {
        this.chain = chain;
        this.sinks = sinks;
    }

    /** @throws RuntimeException if one of the places cannot take it; the next call tries again */
    @Transactional(readOnly = true)
    public synchronized void publish() {
        var next = chain.newestCheckpoint().filter(checkpoint -> checkpoint.seq() > newest);
        if (next.isPresent()) {
            sinks.forEach(sink -> sink.take(next.get()));
            newest = next.get().seq();
        }
    }
}
