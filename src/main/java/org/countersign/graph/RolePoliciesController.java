package org.countersign.graph;

import org.countersign.role.RoleDefinition;
import org.countersign.role.RoleDefinitionId;
import org.countersign.role.Roles;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What a role asks of an activation, rule by rule. Every signed-in user may know. */
@GraphController
class RolePoliciesController {

    private static final String RULES = "policies/roleManagementPolicies/{id}/rules";

    /** What the id of a role's policy starts with; the role's own id follows. */
    private static final String PREFIX = "DirectoryRole_";

    private final Roles roles;

    RolePoliciesController(Roles roles) {
        this.roles = roles;
    }

    @GetMapping(RULES)
    Listing<PolicyRuleView> rules(@PathVariable("id") String id) {
        var role = roleOf(id);
        return Listing.of(context(role), PolicyRuleView.ofActivation(roles.settingsOf(role)).stream());
    }

    @GetMapping(RULES + "/{rule}")
    Entity<PolicyRuleView> rule(@PathVariable("id") String id, @PathVariable("rule") String rule) {
        var role = roleOf(id);
        return PolicyRuleView.ofActivation(roles.settingsOf(role)).stream()
                .filter(one -> one.id().equalsIgnoreCase(rule))
                .map(one -> Entity.of(context(role), one))
                .findFirst()
                .orElseThrow(GraphException::notFound);
    }

    private static String context(RoleDefinitionId role) {
        return "policies/roleManagementPolicies('" + PREFIX + role + "')/rules";
    }

    private RoleDefinitionId roleOf(String id) {
        if (!id.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
            throw GraphException.notFound();
        }
        return roles.find(new RoleDefinitionId(Ids.inPath(id.substring(PREFIX.length()))))
                .map(RoleDefinition::id)
                .orElseThrow(GraphException::notFound);
    }
}
