package org.countersign.graph.schedule;

import org.countersign.assignment.Eligibilities;
import org.countersign.directory.AdministrativeUnits;
import org.countersign.directory.Directory;
import org.countersign.graph.odata.QueryOptions;
import org.countersign.role.Roles;
import org.springframework.stereotype.Component;

/** Looks up what callers want put in beside ids. */
@Component
public class Expansions {

    private final Directory directory;
    private final Roles roles;
    private final AdministrativeUnits units;
    private final Eligibilities eligibilities;

    Expansions(Directory directory, Roles roles, AdministrativeUnits units, Eligibilities eligibilities) {
        this.directory = directory;
        this.roles = roles;
        this.units = units;
        this.eligibilities = eligibilities;
    }

    public Expansion none() {
        return of(QueryOptions.NONE);
    }

    public Expansion of(QueryOptions options) {
        return new Expansion(options, directory, roles, units, eligibilities);
    }
}
