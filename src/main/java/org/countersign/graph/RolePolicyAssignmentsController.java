package org.countersign.graph;

import jakarta.servlet.http.HttpServletRequest;
import org.countersign.role.RoleDefinition;
import org.countersign.role.RoleDefinitionId;
import org.countersign.role.Roles;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Which policy a role has: one of its own. Every signed-in user may know. */
@GraphController
class RolePolicyAssignmentsController {

    private static final String PATH = "policies/roleManagementPolicyAssignments";

    private final Roles roles;

    RolePolicyAssignmentsController(Roles roles) {
        this.roles = roles;
    }

    @GetMapping(PATH)
    @Serves({Serves.FILTER, Serves.EXPAND})
    Listing<PolicyAssignmentView> assignments(HttpServletRequest request) {
        var options = PolicyOptions.of(request.getParameterMap());
        var filter = PolicyFilter.ofAssignments(options.filter());
        return Listing.of(
                PATH,
                roles.all().stream()
                        .map(RoleDefinition::id)
                        .filter(filter::admits)
                        .map(role -> view(role, options)));
    }

    @GetMapping(PATH + "/{id}")
    @Serves(Serves.EXPAND)
    Entity<PolicyAssignmentView> assignment(@PathVariable("id") String id, HttpServletRequest request) {
        var options = PolicyOptions.of(request.getParameterMap());
        return roles.all().stream()
                .map(RoleDefinition::id)
                .filter(role -> PolicyAssignmentView.of(role, null).id().equalsIgnoreCase(id))
                .findFirst()
                .map(role -> Entity.of(PATH, view(role, options)))
                .orElseThrow(GraphException::notFound);
    }

    private PolicyAssignmentView view(RoleDefinitionId role, PolicyOptions options) {
        return PolicyAssignmentView.of(role, options.expandsPolicy() ? policy(role, options) : null);
    }

    private PolicyView policy(RoleDefinitionId role, PolicyOptions options) {
        return options.expandsRulesOfPolicy() ? PolicyView.of(roles.settingsOf(role)) : PolicyView.of(role);
    }
}
