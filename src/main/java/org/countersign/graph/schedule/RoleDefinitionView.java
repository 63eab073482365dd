package org.countersign.graph.schedule;

import java.util.List;
import java.util.UUID;
import org.countersign.role.RoleDefinition;

/** A role as it is answered. Every role is one of the well-known, whose id is that of its template. */
public record RoleDefinitionView(
        UUID id,
        String displayName,
        String description,
        boolean isBuiltIn,
        boolean isEnabled,
        boolean isPrivileged,
        UUID templateId,
        List<String> resourceScopes,
        List<Object> rolePermissions) {

    static RoleDefinitionView of(RoleDefinition role) {
        return new RoleDefinitionView(
                role.id().value(),
                role.displayName(),
                role.description(),
                true,
                true,
                role.privileged(),
                role.id().value(),
                List.of("/"),
                List.of());
    }
}
