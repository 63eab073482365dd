package org.countersign.audit;

import java.util.Map;
import org.countersign.breakglass.BreakGlassSealed;
import org.countersign.breakglass.BreakGlassTried;
import org.countersign.breakglass.BreakGlassUsed;
import org.countersign.role.RoleDefinition;
import org.countersign.security.CurrentUser;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Records what becomes of the break-glass account, in the publisher's transaction: who is not recorded, stays out. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class BreakGlassAudit {

    private final AuditScribe scribe;
    private final CurrentUser visitor;

    BreakGlassAudit(AuditScribe scribe, CurrentUser visitor) {
        this.scribe = scribe;
        this.visitor = visitor;
    }

    @EventListener
    void on(BreakGlassSealed event) {
        scribe.write(new Fact(
                Activity.BREAK_GLASS_SEALED,
                Outcome.SUCCESS,
                event.by(),
                event.anew() ? "It has a new password; the old one is dead." : "It was created.",
                event.account().value(),
                RoleDefinition.GLOBAL_ADMINISTRATOR,
                event.account(),
                Map.of()));
    }

    @EventListener
    void on(BreakGlassUsed event) {
        scribe.write(new Fact(
                Activity.BREAK_GLASS_USED,
                Outcome.SUCCESS,
                event.account(),
                "",
                event.account().value(),
                RoleDefinition.GLOBAL_ADMINISTRATOR,
                event.account(),
                Map.of()));
    }

    /** Nobody is known who could be named: the address of the last one is all there is. */
    @EventListener
    void on(BreakGlassTried event) {
        scribe.write(new Fact(
                Activity.BREAK_GLASS_TRIED,
                Outcome.FAILURE,
                null,
                "The password was wrong, or the account is disabled.",
                event.account().value(),
                RoleDefinition.GLOBAL_ADMINISTRATOR,
                event.account(),
                new Details()
                        .with("ipAddress", visitor.address())
                        .with("failures", event.failures())
                        .toMap()));
    }
}
