package org.countersign.graph.directory;

import java.util.UUID;
import org.countersign.directory.AdministrativeUnit;

/** An administrative unit as it is answered. */
public record AdministrativeUnitView(UUID id, String displayName) {

    public static AdministrativeUnitView of(AdministrativeUnit unit) {
        return new AdministrativeUnitView(unit.id().value(), unit.displayName());
    }
}
