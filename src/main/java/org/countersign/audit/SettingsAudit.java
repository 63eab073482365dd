package org.countersign.audit;

import java.util.UUID;
import org.countersign.directory.UserId;
import org.countersign.role.RoleSettings;
import org.countersign.role.RoleSettingsChanged;
import org.countersign.role.SettingsDifference;
import org.countersign.role.SettingsProposalClosed;
import org.countersign.role.SettingsProposed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Records what a role asked for before a change and after it, and who agreed to it, in the publisher's transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class SettingsAudit {

    private final AuditScribe scribe;

    SettingsAudit(AuditScribe scribe) {
        this.scribe = scribe;
    }

    @EventListener
    void on(RoleSettingsChanged event) {
        write(Activity.ROLE_SETTINGS_CHANGED, event.by(), event.correlation(), event.before(), event.after());
    }

    @EventListener
    void on(SettingsProposed event) {
        var proposal = event.proposal();
        write(Activity.ROLE_SETTINGS_PROPOSED, proposal.by(), proposal.id(), event.before(), event.after());
    }

    private void write(Activity activity, UserId by, UUID correlation, RoleSettings before, RoleSettings after) {
        scribe.write(new Fact(
                activity,
                Outcome.SUCCESS,
                by,
                "",
                correlation,
                after.role(),
                null,
                changes(before, after).toMap()));
    }

    @EventListener
    void on(SettingsProposalClosed event) {
        var proposal = event.proposal();
        scribe.write(new Fact(
                switch (event.outcome()) {
                    case APPROVED -> Activity.ROLE_SETTINGS_APPROVED;
                    case DENIED -> Activity.ROLE_SETTINGS_DENIED;
                    case WITHDRAWN -> Activity.ROLE_SETTINGS_WITHDRAWN;
                    case TIMED_OUT -> Activity.ROLE_SETTINGS_TIMED_OUT;
                },
                event.outcome() == SettingsProposalClosed.Outcome.TIMED_OUT ? Outcome.FAILURE : Outcome.SUCCESS,
                event.by(),
                event.justification(),
                proposal.id(),
                proposal.role(),
                null,
                new Details().with("proposedBy", proposal.by()).toMap()));
    }

    private static Details changes(RoleSettings before, RoleSettings after) {
        var details = new Details();
        SettingsDifference.between(before, after)
                .forEach(change -> details.withChange(change.setting(), change.before(), change.after()));
        return details;
    }
}
