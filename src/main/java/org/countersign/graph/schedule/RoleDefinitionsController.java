package org.countersign.graph.schedule;

import org.countersign.graph.directory.Relations;
import org.countersign.graph.error.GraphException;
import org.countersign.graph.odata.Entity;
import org.countersign.graph.odata.Listing;
import org.countersign.graph.odata.Listings;
import org.countersign.graph.odata.QueryOptions;
import org.countersign.graph.odata.ServesCollection;
import org.countersign.graph.odata.ServesEntity;
import org.countersign.graph.odata.Source;
import org.countersign.graph.wire.GraphController;
import org.countersign.graph.wire.Ids;
import org.countersign.query.Order;
import org.countersign.role.RoleDefinition;
import org.countersign.role.RoleDefinitionId;
import org.countersign.role.Roles;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What roles there are. Every signed-in user may know. */
@GraphController
class RoleDefinitionsController {

    private static final String PATH = "roleManagement/directory/roleDefinitions";

    private final Roles roles;
    private final Listings listings;

    RoleDefinitionsController(Roles roles, Listings listings) {
        this.roles = roles;
        this.listings = listings;
    }

    @GetMapping(PATH)
    @ServesCollection
    Listing<RoleDefinitionView> roleDefinitions(QueryOptions options) {
        return listings.page(
                PATH,
                options,
                "displayName",
                Source.of(roles.definitions(), Relations.ROLES, RoleDefinitionView::of)
                        .sortedBy(
                                "displayName", Order.byText(Roles.COLUMNS.displayName(), RoleDefinition::displayName)));
    }

    @GetMapping(PATH + "/{id}")
    @ServesEntity
    Entity<RoleDefinitionView> roleDefinition(@PathVariable("id") String id, QueryOptions options) {
        return Entity.of(
                PATH,
                roles.find(new RoleDefinitionId(Ids.inPath(id)))
                        .map(RoleDefinitionView::of)
                        .orElseThrow(GraphException::notFound));
    }
}
