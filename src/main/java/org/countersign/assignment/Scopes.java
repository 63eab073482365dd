package org.countersign.assignment;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.countersign.directory.AdministrativeUnit;
import org.countersign.directory.AdministrativeUnitId;
import org.countersign.directory.AdministrativeUnits;
import org.countersign.role.Scope;
import org.springframework.stereotype.Component;

/** Where roles can be given: the whole directory, or one of its administrative units. */
@Component
public class Scopes {

    private static final Pattern UNIT =
            Pattern.compile("/administrativeUnits/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    private final AdministrativeUnits units;

    Scopes(AdministrativeUnits units) {
        this.units = units;
    }

    /** @throws AssignmentRefused if it is neither; ids are spelt in lower case, so that one scope has one name */
    void requireKnown(Scope scope) {
        if (!scope.equals(Scope.DIRECTORY) && unit(scope).isEmpty()) {
            throw AssignmentRefused.invalid(
                    "directoryScopeId must be \"/\" or \"/administrativeUnits/{id}\", with the id of a unit.");
        }
    }

    /** What people call it: a unit by its name, in place of its id. */
    public String nameOf(Scope scope) {
        return scope.equals(Scope.DIRECTORY)
                ? "the whole directory"
                : unit(scope).map(AdministrativeUnit::displayName).orElse(scope.path());
    }

    private Optional<AdministrativeUnit> unit(Scope scope) {
        return Optional.of(UNIT.matcher(scope.path()))
                .filter(Matcher::matches)
                .flatMap(path -> units.find(new AdministrativeUnitId(UUID.fromString(path.group(1)))));
    }
}
