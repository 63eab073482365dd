package org.countersign.graph;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.countersign.directory.PrincipalId;
import org.countersign.role.RoleDefinitionId;
import org.jspecify.annotations.Nullable;

/** What is put in beside the ids of one answer; each thing is looked up once. */
final class Expansion {

    private final QueryOptions options;
    private final Function<RoleDefinitionId, RoleDefinitionView> findRole;
    private final Function<PrincipalId, PrincipalView> findPrincipal;
    private final Map<RoleDefinitionId, RoleDefinitionView> roles = new HashMap<>();
    private final Map<PrincipalId, PrincipalView> principals = new HashMap<>();

    Expansion(
            QueryOptions options,
            Function<RoleDefinitionId, RoleDefinitionView> findRole,
            Function<PrincipalId, PrincipalView> findPrincipal) {
        this.options = options;
        this.findRole = findRole;
        this.findPrincipal = findPrincipal;
    }

    /** Nothing, unless the caller wants it. */
    @Nullable
    RoleDefinitionView role(RoleDefinitionId id) {
        return options.expands(QueryOptions.Expand.ROLE_DEFINITION) ? roles.computeIfAbsent(id, findRole) : null;
    }

    /** Nothing, unless the caller wants it. */
    @Nullable
    PrincipalView principal(PrincipalId id) {
        return options.expands(QueryOptions.Expand.PRINCIPAL) ? principals.computeIfAbsent(id, findPrincipal) : null;
    }
}
