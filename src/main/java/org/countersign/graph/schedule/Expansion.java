package org.countersign.graph.schedule;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.countersign.assignment.Eligibilities;
import org.countersign.assignment.EligibilityId;
import org.countersign.directory.AdministrativeUnitId;
import org.countersign.directory.AdministrativeUnits;
import org.countersign.directory.Directory;
import org.countersign.directory.GroupId;
import org.countersign.directory.PrincipalId;
import org.countersign.directory.UserId;
import org.countersign.graph.directory.AdministrativeUnitView;
import org.countersign.graph.odata.Expands;
import org.countersign.graph.odata.QueryOptions;
import org.countersign.graph.wire.Ids;
import org.countersign.role.RoleDefinitionId;
import org.countersign.role.Roles;
import org.countersign.role.Scope;
import org.jspecify.annotations.Nullable;

/** What is put in beside the ids of one answer: nothing unless the caller wants it. Each thing is looked up once. */
public final class Expansion {

    private static final String UNIT = "/administrativeUnits/";

    private final QueryOptions options;
    private final Directory directory;
    private final Roles roles;
    private final AdministrativeUnits units;
    private final Eligibilities eligibilities;
    private final Map<Object, Object> known = new HashMap<>();

    Expansion(
            QueryOptions options,
            Directory directory,
            Roles roles,
            AdministrativeUnits units,
            Eligibilities eligibilities) {
        this.options = options;
        this.directory = directory;
        this.roles = roles;
        this.units = units;
        this.eligibilities = eligibilities;
    }

    public @Nullable RoleDefinitionView role(RoleDefinitionId id) {
        return ifWanted(Expands.ROLE_DEFINITION, () -> once(id, key -> RoleDefinitionView.of(roles.role(key))));
    }

    public @Nullable PrincipalView principal(PrincipalId id) {
        return ifWanted(Expands.PRINCIPAL, () -> once(id, this::principalOf));
    }

    /** The part of the organisation that a role is held for; none: all of it. */
    public @Nullable AdministrativeUnitView scope(Scope scope) {
        return scope.path().startsWith(UNIT)
                ? ifWanted(Expands.DIRECTORY_SCOPE, () -> once(scope, this::unitOf))
                : null;
    }

    /** @param as whose it is to whoever asks */
    @Nullable
    EligibilityInstanceView activatedUsing(@Nullable EligibilityId id, PrincipalId as) {
        return id == null
                ? null
                : ifWanted(Expands.ACTIVATED_USING, () -> eligibility(id, as).orElse(null));
    }

    private Optional<EligibilityInstanceView> eligibility(EligibilityId id, PrincipalId as) {
        return eligibilities.find(id).map(eligibility -> EligibilityInstanceView.of(eligibility, as, plain()));
    }

    private PrincipalView principalOf(PrincipalId id) {
        return id instanceof GroupId group
                ? PrincipalView.of(directory.findGroup(group).orElseThrow())
                : PrincipalView.of(directory.user((UserId) id));
    }

    /** None where somebody asked for a role in a unit that there is not: his refused request tells of it. */
    private @Nullable AdministrativeUnitView unitOf(Scope scope) {
        return Ids.parse(scope.path().substring(UNIT.length()))
                .flatMap(id -> units.find(new AdministrativeUnitId(id)))
                .map(AdministrativeUnitView::of)
                .orElse(null);
    }

    private Expansion plain() {
        return new Expansion(QueryOptions.NONE, directory, roles, units, eligibilities);
    }

    private <T> @Nullable T ifWanted(String property, Supplier<@Nullable T> find) {
        return options.expands(property) ? find.get() : null;
    }

    @SuppressWarnings("unchecked") // what is known under a key was made from it
    private <K, T> T once(K key, Function<K, T> find) {
        return (T) known.computeIfAbsent(key, absent -> find.apply(key));
    }
}
