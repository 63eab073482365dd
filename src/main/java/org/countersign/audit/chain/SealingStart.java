package org.countersign.audit.chain;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Lets nothing start on a restored backup, and tells what the trail is verified with. */
@Component
class SealingStart implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(SealingStart.class);

    private final RestoreGuard guard;
    private final TrailKey key;

    SealingStart(RestoreGuard guard, TrailKey key) {
        this.guard = guard;
        this.key = key;
    }

    @Override
    public void afterSingletonsInstantiated() {
        guard.check();
        log.info("The audit's public key: {}", key.signingKey().publicKey().text());
    }
}
