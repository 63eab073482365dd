package org.countersign.audit.chain;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Verifies the whole trail each night, on each node, against that node's own checkpoint file. Alert on its error: it is the
 * only log line with the word TAMPERED.
 */
@Component
class NightlyVerification implements MeterBinder {

    private static final Logger log = LoggerFactory.getLogger(NightlyVerification.class);

    /** 1: it was as it was sealed; 0: it was not, or nobody knows; not a number: nobody has looked yet. */
    private volatile double sound = Double.NaN;

    private final ChainVerifier verifier;
    private final TrailKey key;
    private final CheckpointFile file;

    NightlyVerification(ChainVerifier verifier, TrailKey key, CheckpointFile file) {
        this.verifier = verifier;
        this.key = key;
        this.file = file;
    }

    /** In a thread of its own: it takes minutes where there are millions of events, and no expiry waits for it. */
    @Scheduled(cron = "${countersign.audit.verification}")
    void begin() {
        var thread = new Thread(this::verify, "countersign-audit-verify");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("countersign.audit.sound", () -> sound)
                .description("Whether the last verification found the audit as it was sealed")
                .register(registry);
    }

    /** @return whether the trail is as it was sealed */
    @CanIgnoreReturnValue
    boolean verify() {
        var found = isAsSealed();
        sound = found ? 1 : 0;
        return found;
    }

    private boolean isAsSealed() {
        try {
            var seals = verifier.verify(key.signingKey().publicKey(), file.newest());
            log.info("The audit is as it was sealed: {} events", seals);
            return true;
        } catch (TamperedTrail e) {
            log.error("*** The audit is TAMPERED with: {} ***", e.getMessage());
        } catch (RuntimeException e) {
            log.error("The audit could not be verified", e);
        }
        return false;
    }
}
