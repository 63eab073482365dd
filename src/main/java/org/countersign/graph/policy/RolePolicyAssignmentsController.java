package org.countersign.graph.policy;

import org.countersign.graph.directory.Relations;
import org.countersign.graph.error.GraphException;
import org.countersign.graph.odata.Entity;
import org.countersign.graph.odata.Expands;
import org.countersign.graph.odata.Listing;
import org.countersign.graph.odata.Listings;
import org.countersign.graph.odata.QueryOptions;
import org.countersign.graph.odata.ServesCollection;
import org.countersign.graph.odata.ServesEntity;
import org.countersign.graph.odata.Source;
import org.countersign.graph.wire.GraphController;
import org.countersign.query.Property;
import org.countersign.role.RoleDefinitionId;
import org.countersign.role.Roles;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Which policy a role has: one of its own. Every signed-in user may know. */
@GraphController
class RolePolicyAssignmentsController {

    private static final String PATH = "policies/roleManagementPolicyAssignments";

    private final Roles roles;
    private final Relations relations;
    private final Listings listings;

    RolePolicyAssignmentsController(Roles roles, Relations relations, Listings listings) {
        this.roles = roles;
        this.relations = relations;
        this.listings = listings;
    }

    @GetMapping(PATH)
    @ServesCollection
    @Expands({Expands.POLICY, Expands.RULES_OF_POLICY})
    Listing<PolicyAssignmentView> assignments(QueryOptions options) {
        var properties = PolicyProperties.common()
                .with("id", PolicyProperties.ASSIGNMENT_ID)
                .with("policyId", PolicyProperties.POLICY_ID)
                .with("roleDefinitionId", Property.id(Roles.COLUMNS.id()))
                .with("roleDefinition", relations.role(Roles.COLUMNS.id()));
        return listings.page(
                PATH,
                options,
                PolicyProperties.USUAL,
                PolicyProperties.sorted(Source.of(roles.definitions(), properties, role -> view(role.id(), options))));
    }

    @GetMapping(PATH + "/{id}")
    @ServesEntity
    @Expands({Expands.POLICY, Expands.RULES_OF_POLICY})
    Entity<PolicyAssignmentView> assignment(@PathVariable("id") String id, QueryOptions options) {
        return roles.find(PolicyAssignmentView.roleIn(id))
                .map(role -> Entity.of(PATH, view(role.id(), options)))
                .orElseThrow(GraphException::notFound);
    }

    private PolicyAssignmentView view(RoleDefinitionId role, QueryOptions options) {
        return PolicyAssignmentView.of(role, options.expands(Expands.POLICY) ? policy(role, options) : null);
    }

    private PolicyView policy(RoleDefinitionId role, QueryOptions options) {
        return options.expands(Expands.RULES_OF_POLICY) ? PolicyView.of(roles.settingsOf(role)) : PolicyView.of(role);
    }
}
