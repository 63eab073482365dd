package org.countersign.audit.chain;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Seals about once a second, in a thread of its own: no expiry waits for it. */
@Component
class SealingSchedule implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(SealingSchedule.class);

    private static final Duration SHUTDOWN = Duration.ofSeconds(10);

    private final Sealer sealer;
    private final PublishedCheckpoints checkpoints;

    /** One pass at work and one waiting will do. */
    private final ExecutorService worker = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(1),
            task -> new Thread(task, "countersign-audit-seal"),
            new ThreadPoolExecutor.DiscardPolicy());

    SealingSchedule(Sealer sealer, PublishedCheckpoints checkpoints) {
        this.sealer = sealer;
        this.checkpoints = checkpoints;
    }

    /** Seals what waits, soon. */
    @Scheduled(
            initialDelayString = "${countersign.audit.seal-interval}",
            fixedDelayString = "${countersign.audit.seal-interval}")
    void nudge() {
        worker.execute(this::pass);
    }

    private void pass() {
        try {
            var more = true;
            while (more && !worker.isShutdown()) {
                more = sealer.sealSome();
                checkpoints.publish();
            }
        } catch (RuntimeException e) {
            log.error("The audit could not be sealed, or its checkpoint not be written; it will be tried again", e);
        }
    }

    /**
     * What is left waits for the next start, or for another node. The thread is not interrupted: the embedded database
     * would close its file.
     */
    @Override
    public void destroy() throws InterruptedException {
        worker.shutdown();
        if (!worker.awaitTermination(SHUTDOWN.toSeconds(), TimeUnit.SECONDS)) {
            log.warn("The audit was being sealed for too long; what was not committed is sealed at the next start");
        }
    }
}
