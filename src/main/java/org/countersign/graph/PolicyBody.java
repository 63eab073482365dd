package org.countersign.graph;

import java.util.ArrayList;
import java.util.List;
import org.countersign.role.InvalidSettings;
import org.countersign.role.RoleSettings;
import org.jspecify.annotations.Nullable;

/** Several rules of a policy as a client sends them, each with its id. */
record PolicyBody(@Nullable List<PolicyRuleBody> rules) {

    /**
     * What all of them together make of the settings.
     *
     * @throws InvalidSettings naming the faults of every rule
     */
    RoleSettings edit(RoleSettings settings) {
        var faults = new ArrayList<String>();
        var edited = settings;
        for (var rule : rules == null ? List.<PolicyRuleBody>of() : rules) {
            try {
                edited = PolicyRule.of(rule.id() == null ? "" : rule.id())
                        .orElseThrow(() -> new InvalidSettings(List.of("There is no rule " + rule.id() + " here.")))
                        .edit(edited, rule);
            } catch (InvalidSettings e) {
                faults.addAll(e.faults());
            }
        }
        if (!faults.isEmpty()) {
            throw new InvalidSettings(faults);
        }
        return edited;
    }
}
