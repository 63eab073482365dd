package org.countersign.role;

import java.util.UUID;

/** A role definition's id: the well-known template id for a built-in role. */
public record RoleDefinitionId(UUID value) {

    /** @throws IllegalArgumentException unless {@code text} is a UUID */
    public static RoleDefinitionId of(String text) {
        return new RoleDefinitionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
