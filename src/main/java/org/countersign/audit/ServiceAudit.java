package org.countersign.audit;

import org.countersign.security.ServiceSecretChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Records what becomes of services' secrets, in the publisher's transaction. Never a secret. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ServiceAudit {

    private final AuditScribe scribe;

    ServiceAudit(AuditScribe scribe) {
        this.scribe = scribe;
    }

    @EventListener
    void on(ServiceSecretChanged event) {
        var service = event.service();
        scribe.write(new Fact(
                event.added() ? Activity.SERVICE_SECRET_ADDED : Activity.SERVICE_SECRET_REMOVED,
                Outcome.SUCCESS,
                event.by(),
                "",
                service.value(),
                null,
                service,
                new Details().with("keyId", event.secret()).toMap()));
    }
}
