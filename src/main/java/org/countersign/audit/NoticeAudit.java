package org.countersign.audit;

import org.countersign.notification.NoticeGivenUp;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Records whom a notice never reached, in the story of what it told of. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class NoticeAudit {

    private final AuditScribe scribe;

    NoticeAudit(AuditScribe scribe) {
        this.scribe = scribe;
    }

    @EventListener
    void on(NoticeGivenUp event) {
        scribe.write(new Fact(
                Activity.NOTICE_GIVEN_UP,
                Outcome.FAILURE,
                null,
                event.reason(),
                event.correlation(),
                null,
                event.recipient(),
                new Details()
                        .with("notice", event.notice().toString())
                        .with("kind", event.kind().key())
                        .with("address", event.address())
                        .toMap()));
    }
}
