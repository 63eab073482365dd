package org.countersign.graph.policy;

import java.util.List;
import org.countersign.graph.policy.PolicyRuleBody.TicketSystemBody;
import org.countersign.graph.policy.PolicyRuleView.Target;
import org.countersign.graph.policy.PolicyRuleView.TicketSystemView;
import org.countersign.role.RoleSettings;

/** What has to be given for an activation; and, as an extra of ours, where tickets may come from. */
record ActivationEnablementPolicyRule() implements PolicyRule {

    @Override
    public String id() {
        return "Enablement_" + Target.END_USER_ASSIGNMENT;
    }

    @Override
    public PolicyRuleView view(RoleSettings settings) {
        var activation = settings.activation();
        var enabled = new EnabledRules(
                activation.mfaRequired(), activation.justificationRequired(), activation.ticketRequired());
        return PolicyRuleView.Enablement.of(
                id(),
                Target.of(Target.END_USER_ASSIGNMENT),
                enabled.names(),
                activation.ticketSystems().stream().map(TicketSystemView::of).toList());
    }

    @Override
    public RoleSettings edit(RoleSettings settings, PolicyRuleBody body, List<String> faults) {
        var names = body.enabledRules();
        var edited = names == null
                ? settings
                : EnabledRules.ofActivation(names, faults)
                        .map(enabled -> settings.with(settings.activation()
                                .withRequired(enabled.mfa(), enabled.justification(), enabled.ticket())))
                        .orElse(settings);
        var systems = body.ticketSystems();
        return systems == null
                ? edited
                : edited.with(edited.activation()
                        .withTicketSystems(systems.stream()
                                .map(TicketSystemBody::toTicketSystem)
                                .toList()));
    }
}
