package org.countersign.notification;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.countersign.notification.Outbox.Claim;
import org.countersign.notification.Outbox.MailQueued;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Sends what is queued: after each commit that queued something, and from time to time; in a thread of its own. */
@Component
class MailDispatcher implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(MailDispatcher.class);

    private final Outbox outbox;
    private final MailTransport transport;
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(task -> new Thread(task, "countersign-mail"));

    MailDispatcher(Outbox outbox, MailTransport transport) {
        this.outbox = outbox;
        this.transport = transport;
    }

    @TransactionalEventListener
    void on(MailQueued queued) {
        sendDue();
    }

    /** Sends whatever is due, soon. */
    @Scheduled(fixedDelayString = "${countersign.mail.poll-interval:PT15S}")
    public void sendDue() {
        worker.execute(this::drain);
    }

    private void drain() {
        try {
            for (var claim = outbox.claim(); claim.isPresent(); claim = outbox.claim()) {
                send(claim.get());
            }
        } catch (RuntimeException e) {
            log.error("The outbox could not be read; it will be tried again", e);
        }
    }

    private void send(Claim claim) {
        try {
            transport.send(claim.mail(), claim.queuedAt());
        } catch (RuntimeException e) {
            retryLater(claim, e);
            return;
        }
        outbox.sent(claim.mail().id());
    }

    private void retryLater(Claim claim, RuntimeException e) {
        var mail = claim.mail();
        if (outbox.failed(claim, String.valueOf(e.getMessage()))) {
            log.warn("Mail {} to {} will be tried again: {}", mail.id(), mail.address(), e.getMessage());
        } else {
            log.error("Mail {} to {} is given up after {} attempts", mail.id(), mail.address(), claim.attempts(), e);
        }
    }

    @Override
    public void destroy() {
        worker.shutdown();
    }
}
