package org.countersign.graph.policy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.countersign.graph.wire.NothingElse;
import org.countersign.role.RoleSettings;
import org.jspecify.annotations.Nullable;

/** Several rules of a policy as a client sends them, each with its id. */
@NothingElse
@JsonIgnoreProperties({
    "id",
    "displayName",
    "description",
    "effectiveRules",
    "isOrganizationDefault",
    "lastModifiedBy",
    "lastModifiedDateTime",
    "scopeId",
    "scopeType"
})
record PolicyBody(@Nullable List<PolicyRuleBody> rules) {

    /**
     * What all of them together make of the settings.
     *
     * @param faults takes the faults of every rule
     */
    RoleSettings edit(RoleSettings settings, List<String> faults) {
        var edited = settings;
        for (var body : rules == null ? List.<PolicyRuleBody>of() : rules) {
            var id = body.id() == null ? "" : body.id();
            var rule = PolicyRules.find(id);
            PolicyRule.check(rule.isEmpty(), "There is no rule " + id + " here.", faults);
            edited = rule.isEmpty() ? edited : rule.get().edit(edited, body, faults);
        }
        return edited;
    }
}
