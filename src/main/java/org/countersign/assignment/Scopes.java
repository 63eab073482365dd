package org.countersign.assignment;

import java.util.UUID;
import java.util.regex.Pattern;
import org.countersign.directory.AdministrativeUnits;
import org.countersign.role.Scope;
import org.springframework.stereotype.Component;

/** Where roles can be given: the whole directory, or one of its administrative units. */
@Component
class Scopes {

    private static final Pattern UNIT =
            Pattern.compile("/administrativeUnits/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    private final AdministrativeUnits units;

    Scopes(AdministrativeUnits units) {
        this.units = units;
    }

    /** @throws AssignmentRefused if it is neither; ids are spelt in lower case, so that one scope has one name */
    void requireKnown(Scope scope) {
        if (!scope.equals(Scope.DIRECTORY) && !isUnit(scope)) {
            throw AssignmentRefused.invalid(
                    "directoryScopeId must be \"/\" or \"/administrativeUnits/{id}\", with the id of a unit.");
        }
    }

    private boolean isUnit(Scope scope) {
        var path = UNIT.matcher(scope.path());
        return path.matches() && units.exists(UUID.fromString(path.group(1)));
    }
}
