package org.countersign.directory;

import java.util.UUID;

/** An administrative unit's immutable id. */
public record AdministrativeUnitId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
