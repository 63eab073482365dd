package org.countersign.audit;

import java.util.Map;
import org.countersign.directory.UserId;
import org.countersign.mfa.TotpEnrolled;
import org.countersign.mfa.TotpRemoved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Records whose one-time codes come from where, in the publisher's transaction. Never a seed, never a code. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class TotpAudit {

    private final AuditScribe scribe;

    TotpAudit(AuditScribe scribe) {
        this.scribe = scribe;
    }

    @EventListener
    void on(TotpEnrolled event) {
        write(Activity.TOTP_ENROLLED, event.user(), event.by());
    }

    @EventListener
    void on(TotpRemoved event) {
        write(Activity.TOTP_REMOVED, event.user(), event.by());
    }

    private void write(Activity activity, UserId user, UserId by) {
        scribe.write(new Fact(activity, Outcome.SUCCESS, by, "", user.value(), null, user, Map.of()));
    }
}
