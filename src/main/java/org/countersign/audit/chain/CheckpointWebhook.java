package org.countersign.audit.chain;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.countersign.notification.webhook.SignedWebhook;
import org.countersign.time.DatabaseClock;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Sends checkpoints to a program elsewhere. One that does not answer holds no seal up. */
@Component
class CheckpointWebhook implements CheckpointSink, DisposableBean {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final DatabaseClock clock;
    private final Optional<SignedWebhook> webhook;
    private final NewestCheckpoint newest = new NewestCheckpoint("countersign-audit-webhook", this::post);

    CheckpointWebhook(CheckpointRecipient recipient, DatabaseClock clock) {
        this.clock = clock;
        this.webhook = recipient.webhook().map(SignedWebhook::new);
    }

    @Override
    public void take(SignedCheckpoint checkpoint) {
        webhook.ifPresent(any -> newest.take(checkpoint));
    }

    private void post(SignedCheckpoint checkpoint) {
        try {
            var id = checkpoint.checkpoint().origin() + "-" + checkpoint.seq();
            var status = webhook.orElseThrow().post(id, clock.now(), bodyOf(checkpoint));
            if (status < 200 || status > 299) {
                throw new IOException("The answer was " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String bodyOf(SignedCheckpoint checkpoint) throws IOException {
        return JSON.writeValueAsString(Map.of(
                "type", "countersign.audit-checkpoint",
                "timestamp", clock.now().toString(),
                "data", Map.of("checkpoint", checkpoint.text())));
    }

    @Override
    public void destroy() throws IOException {
        newest.close();
        if (webhook.isPresent()) {
            webhook.get().close();
        }
    }
}
