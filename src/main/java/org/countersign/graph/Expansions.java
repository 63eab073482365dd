package org.countersign.graph;

import java.util.Set;
import org.countersign.directory.Directory;
import org.countersign.directory.GroupId;
import org.countersign.directory.PrincipalId;
import org.countersign.directory.UserId;
import org.countersign.role.RoleDefinitionId;
import org.countersign.role.Roles;
import org.springframework.stereotype.Component;

/** Looks up what callers want put in beside ids. */
@Component
class Expansions {

    private static final QueryOptions NOTHING = new QueryOptions(1, Set.of());

    private final Directory directory;
    private final Roles roles;

    Expansions(Directory directory, Roles roles) {
        this.directory = directory;
        this.roles = roles;
    }

    Expansion none() {
        return of(NOTHING);
    }

    Expansion of(QueryOptions options) {
        return new Expansion(options, this::role, this::principal);
    }

    private RoleDefinitionView role(RoleDefinitionId id) {
        return RoleDefinitionView.of(roles.role(id));
    }

    private PrincipalView principal(PrincipalId id) {
        return id instanceof GroupId group
                ? PrincipalView.of(directory.findGroup(group).orElseThrow())
                : PrincipalView.of(directory.user((UserId) id));
    }
}
