package org.countersign.audit;

import java.util.Map;
import org.countersign.mfa.SecondFactorChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Records what becomes of second factors, in the publisher's transaction. Never a seed, never a code. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class SecondFactorAudit {

    private final AuditScribe scribe;

    SecondFactorAudit(AuditScribe scribe) {
        this.scribe = scribe;
    }

    @EventListener
    void on(SecondFactorChanged event) {
        var user = event.user();
        scribe.write(new Fact(
                activityOf(event.change()), Outcome.SUCCESS, event.by(), "", user.value(), null, user, Map.of()));
    }

    private static Activity activityOf(SecondFactorChanged.Change change) {
        return switch (change) {
            case TOTP_ENROLLED -> Activity.TOTP_ENROLLED;
            case TOTP_REMOVED -> Activity.TOTP_REMOVED;
            case PASSKEY_ADDED -> Activity.PASSKEY_ADDED;
            case PASSKEY_REMOVED -> Activity.PASSKEY_REMOVED;
            case RECOVERY_CODES_DRAWN -> Activity.RECOVERY_CODES_DRAWN;
            case RECOVERY_CODE_USED -> Activity.RECOVERY_CODE_USED;
        };
    }
}
