package org.countersign.audit.chain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.countersign.time.DatabaseClock;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Sends checkpoints to a syslog server (RFC 5424). One that does not answer holds no seal up. */
@Component
class CheckpointSyslog implements CheckpointSink, DisposableBean {

    /** Facility 13, the audit; severity 6. */
    private static final int PRIORITY = 13 * 8 + 6;

    private final DatabaseClock clock;
    private final Optional<SyslogServer> server;
    private final NewestCheckpoint newest = new NewestCheckpoint("countersign-audit-syslog", this::send);

    CheckpointSyslog(AuditProperties properties, DatabaseClock clock) {
        this.clock = clock;
        this.server = properties.syslog();
    }

    @Override
    public void take(SignedCheckpoint checkpoint) {
        server.ifPresent(any -> newest.take(checkpoint));
    }

    private void send(SignedCheckpoint checkpoint) {
        try {
            server.orElseThrow()
                    .send("<%d>1 %s - countersign - AUDIT_CHECKPOINT [countersign@32473 seq=\"%d\"] %s"
                            .formatted(PRIORITY, clock.now(), checkpoint.seq(), CheckpointLog.line(checkpoint)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void destroy() {
        newest.close();
    }
}
