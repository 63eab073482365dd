package org.countersign.graph;

import org.countersign.role.RoleDefinitionId;
import org.countersign.role.Roles;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What roles there are. Every signed-in user may know. */
@GraphController
class RoleDefinitionsController {

    private static final String PATH = "roleManagement/directory/roleDefinitions";

    private final Roles roles;

    RoleDefinitionsController(Roles roles) {
        this.roles = roles;
    }

    @GetMapping(PATH)
    @Serves(Serves.TOP)
    Listing<RoleDefinitionView> roleDefinitions(QueryOptions options) {
        return Listing.of(PATH, roles.all().stream().limit(options.top()).map(RoleDefinitionView::of));
    }

    @GetMapping(PATH + "/{id}")
    Entity<RoleDefinitionView> roleDefinition(@PathVariable("id") String id) {
        return Entity.of(
                PATH,
                roles.find(new RoleDefinitionId(Ids.inPath(id)))
                        .map(RoleDefinitionView::of)
                        .orElseThrow(GraphException::notFound));
    }
}
