package org.countersign.ldap;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Reads when the service starts, and when it is time to. A thread of its own waits for the other directory, so that
 * neither the start nor any sweep does.
 */
class LdapSchedule implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(LdapSchedule.class);

    /** For a transaction that has begun. A reading that is cut off changes nothing. */
    private static final Duration SHUTDOWN = Duration.ofSeconds(15);

    private final LdapSynchronisation synchronisation;
    private final ExecutorService worker = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(1),
            LdapSchedule::thread,
            new ThreadPoolExecutor.DiscardPolicy());

    LdapSchedule(LdapSynchronisation synchronisation) {
        this.synchronisation = synchronisation;
    }

    /** Whoever starts the service with other settings waits for no interval. Before that moment no audit listens. */
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        worker.execute(() -> attempt(synchronisation::synchroniseAtOnce));
    }

    /** Looks whether it is time to read. */
    @Scheduled(
            fixedDelayString = "${countersign.ldap.poll-interval:PT30S}",
            initialDelayString = "${countersign.ldap.poll-interval:PT30S}")
    public void look() {
        worker.execute(() -> attempt(synchronisation::synchroniseIfDue));
    }

    private static void attempt(Runnable reading) {
        try {
            reading.run();
        } catch (RuntimeException e) {
            log.error("LDAP: whether it is time to read could not be told; it will be tried again", e);
        }
    }

    private static Thread thread(Runnable task) {
        var thread = new Thread(task, "countersign-ldap");
        thread.setDaemon(true);
        return thread;
    }

    /** Interrupts nobody: the embedded database closes when the thread that writes its file is interrupted. */
    @Override
    public void destroy() throws InterruptedException {
        worker.shutdown();
        if (!worker.awaitTermination(SHUTDOWN.toSeconds(), TimeUnit.SECONDS)) {
            log.warn("LDAP: a reading is cut off; the next one begins anew");
        }
    }
}
