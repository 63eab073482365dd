package org.countersign.audit.chain;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the newest checkpoint on, in a thread of its own: whoever takes it may be slow or away. Those in between are left
 * out, for each speaks for all before it.
 */
final class NewestCheckpoint implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(NewestCheckpoint.class);

    static final Duration PAUSE = Duration.ofSeconds(30);

    private final AtomicReference<@Nullable SignedCheckpoint> waiting = new AtomicReference<>();
    private final Consumer<SignedCheckpoint> recipient;
    private final Duration pause;
    private final ScheduledExecutorService worker;

    /** @param recipient throws where it could not take it; it comes again, or a newer one */
    NewestCheckpoint(String thread, Consumer<SignedCheckpoint> recipient) {
        this(thread, recipient, PAUSE);
    }

    NewestCheckpoint(String thread, Consumer<SignedCheckpoint> recipient, Duration pause) {
        this.recipient = recipient;
        this.pause = pause;
        this.worker = Executors.newSingleThreadScheduledExecutor(task -> {
            var daemon = new Thread(task, thread);
            daemon.setDaemon(true);
            return daemon;
        });
    }

    void take(SignedCheckpoint checkpoint) {
        if (waiting.getAndSet(checkpoint) == null) {
            worker.execute(this::handOnWhatWaits);
        }
    }

    private void handOnWhatWaits() {
        Optional.ofNullable(waiting.get()).ifPresent(this::handOn);
    }

    private void handOn(SignedCheckpoint checkpoint) {
        try {
            recipient.accept(checkpoint);
        } catch (RuntimeException e) {
            log.warn(
                    "The audit's checkpoint {} could not be handed on, and comes again: {}",
                    checkpoint.seq(),
                    e.toString());
            worker.schedule(this::handOnWhatWaits, pause.toMillis(), TimeUnit.MILLISECONDS);
            return;
        }
        if (!waiting.compareAndSet(checkpoint, null)) {
            worker.execute(this::handOnWhatWaits);
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
