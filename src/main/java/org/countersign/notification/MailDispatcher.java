package org.countersign.notification;

import java.util.ArrayList;
import java.util.List;
import org.countersign.notification.Outbox.MailQueued;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Has every channel send what is queued for it. */
@Component
class MailDispatcher implements DisposableBean {

    private final List<Dispatcher> channels = new ArrayList<>();

    MailDispatcher(Outbox outbox, MailChannel mail, Webhooks webhooks) {
        channels.add(new Dispatcher(outbox, Outbox.MAIL, mail));
        webhooks.channels().forEach(webhook -> channels.add(new Dispatcher(outbox, webhook.name(), webhook)));
    }

    @TransactionalEventListener
    void on(MailQueued queued) {
        sendDue();
    }

    /** Sends whatever is due, soon. */
    @Scheduled(fixedDelayString = "${countersign.mail.poll-interval:PT15S}")
    public void sendDue() {
        channels.forEach(Dispatcher::sendDue);
    }

    /** Waits for what is on its way. */
    @Override
    public void destroy() throws InterruptedException {
        for (var channel : channels) {
            channel.stop();
        }
    }
}
