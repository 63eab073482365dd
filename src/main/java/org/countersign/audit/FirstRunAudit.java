package org.countersign.audit;

import java.util.Map;
import org.countersign.firstrun.FirstAdministratorCreated;
import org.countersign.firstrun.FirstRunRejected;
import org.countersign.role.RoleDefinition;
import org.countersign.security.CurrentUser;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Records how the first administrator came, in the publisher's transaction; and who tried in vain, in one of its own. */
@Component
class FirstRunAudit {

    private final AuditScribe scribe;
    private final CurrentUser visitor;

    FirstRunAudit(AuditScribe scribe, CurrentUser visitor) {
        this.scribe = scribe;
        this.visitor = visitor;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(FirstAdministratorCreated event) {
        scribe.write(new Fact(
                Activity.FIRST_ADMINISTRATOR_CREATED,
                Outcome.SUCCESS,
                event.administrator(),
                "Created with the one-time secret of the first run.",
                event.assignment(),
                RoleDefinition.GLOBAL_ADMINISTRATOR,
                event.administrator(),
                Map.of()));
    }

    /** Nobody is known who could be named: the address is all there is. */
    @EventListener
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void on(FirstRunRejected event) {
        scribe.write(new Fact(
                Activity.FIRST_RUN_REJECTED,
                Outcome.FAILURE,
                null,
                "The one-time secret was wrong.",
                event.assignment(),
                RoleDefinition.GLOBAL_ADMINISTRATOR,
                null,
                new Details()
                        .with("ipAddress", visitor.address())
                        .with("attempt", event.attempt())
                        .toMap()));
    }
}
