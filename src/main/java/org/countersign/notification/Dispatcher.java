package org.countersign.notification;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.countersign.notification.Outbox.Claim;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is queued for one channel: after each commit that queued something, and from time to time; in a thread of its
 * own, so that no channel waits for another.
 */
class Dispatcher {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

    /** Longer than a mail server may take for one answer. */
    private static final Duration SHUTDOWN = Duration.ofSeconds(15);

    /** Under load many notices come in such a time, and are looked at together. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    /** So many are claimed in one go: if a node dies, no more of them wait until its claim runs out. */
    static final int HANDFUL = 10;

    /** Whoever takes longer for a handful might not be done with it before it is another's. */
    private static final Duration OURS = Outbox.CLAIM.dividedBy(2);

    private final Outbox outbox;
    private final String name;
    private final Channel channel;
    private final ScheduledThreadPoolExecutor worker;

    /** Whether it is going to look at what is due: further nudges say nothing new. */
    private final AtomicBoolean nudged = new AtomicBoolean();

    Dispatcher(Outbox outbox, String name, Channel channel) {
        this.outbox = outbox;
        this.name = name;
        this.channel = channel;
        this.worker = workerNamed("countersign-" + name);
    }

    private static ScheduledThreadPoolExecutor workerNamed(String name) {
        var worker = new ScheduledThreadPoolExecutor(
                1, task -> new Thread(task, name), new ThreadPoolExecutor.DiscardPolicy());
        worker.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return worker;
    }

    /** Sends whatever is due, soon. */
    void sendDue() {
        if (nudged.compareAndSet(false, true)) {
            worker.schedule(this::drain, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** What is queued while it drains may come too late for it, and nudges it anew. */
    private void drain() {
        nudged.set(false);
        try {
            for (var claims = next(); !claims.isEmpty(); claims = next()) {
                send(claims);
            }
        } catch (RuntimeException e) {
            log.error("The outbox could not be read; it will be tried again", e);
        }
    }

    /** What is still due when the service stops, waits for its next start. */
    private List<Claim> next() {
        return worker.isShutdown() ? List.of() : outbox.claim(name, HANDFUL);
    }

    private void send(List<Claim> claims) {
        var begun = System.nanoTime();
        var left = new ArrayDeque<>(claims);
        try {
            while (!left.isEmpty() && System.nanoTime() - begun < OURS.toNanos() && !worker.isShutdown()) {
                send(left.remove());
            }
        } finally {
            if (!left.isEmpty()) {
                outbox.giveBack(List.copyOf(left));
            }
        }
    }

    private void send(Claim claim) {
        try {
            channel.send(claim.draft(), claim.queuedAt());
        } catch (RuntimeException e) {
            record(claim, e);
            return;
        }
        outbox.sent(claim.draft().id());
    }

    private void record(Claim claim, RuntimeException e) {
        var draft = claim.draft();
        var reason = MailNotSent.reason(e);
        if (isWorthTryingAgain(claim, e, reason)) {
            log.warn("Notice {} to {} will be tried again: {}", draft.id(), draft.address(), reason, faultOfOurs(e));
        } else {
            log.error(
                    "Notice {} to {} is given up after {} attempts", draft.id(), draft.address(), claim.attempts(), e);
        }
    }

    /** What the other side says needs no stack trace. */
    private static @Nullable RuntimeException faultOfOurs(RuntimeException e) {
        return e instanceof MailNotSent ? null : e;
    }

    private boolean isWorthTryingAgain(Claim claim, RuntimeException e, String reason) {
        if (e instanceof MailNotSent failure && failure.isForGood()) {
            outbox.giveUp(claim, reason);
            return false;
        }
        return outbox.failed(claim, reason);
    }

    /** Waits for the mail that is on its way, or else it would be sent once more. */
    void stop() throws InterruptedException {
        worker.shutdown();
        if (!worker.awaitTermination(SHUTDOWN.toSeconds(), TimeUnit.SECONDS)) {
            log.warn("A notice was on its way for too long; it may be sent once more");
        }
    }
}
