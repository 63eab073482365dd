package org.countersign.graph;

import java.util.UUID;
import org.countersign.directory.AdministrativeUnit;

/** An administrative unit as it is answered. */
record AdministrativeUnitView(UUID id, String displayName) {

    static AdministrativeUnitView of(AdministrativeUnit unit) {
        return new AdministrativeUnitView(unit.id().value(), unit.displayName());
    }
}
