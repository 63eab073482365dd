package org.countersign.graph.policy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.countersign.graph.error.GraphException;
import org.countersign.graph.wire.GraphJson;
import org.countersign.role.InvalidSettings;
import org.countersign.role.RoleSettings;
import org.countersign.role.SettingsEdit;
import org.countersign.role.SettingsEdits;
import org.springframework.stereotype.Component;

/** Changes of settings as a policy that could be sent: the rules that differ, as they would be. */
@Component
class SentPolicies implements SettingsEdits {

    /** A policy as far as it differs. */
    private record Sent(List<PolicyRuleView> rules) {}

    private final GraphJson json;

    SentPolicies(GraphJson json) {
        this.json = json;
    }

    @Override
    public String write(RoleSettings before, RoleSettings after) {
        return json.write(new Sent(PolicyRules.differing(after, before)));
    }

    @Override
    public SettingsEdit read(String written) {
        try {
            return json.read(written.getBytes(StandardCharsets.UTF_8), PolicyBody.class)::edit;
        } catch (GraphException e) {
            throw new InvalidSettings(List.of(
                    "This release cannot read what was proposed. Deny it or take it back, and propose it anew."));
        }
    }
}
