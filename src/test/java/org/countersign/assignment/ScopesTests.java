package org.countersign.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.Optional;
import java.util.UUID;
import org.countersign.directory.AdministrativeUnit;
import org.countersign.directory.AdministrativeUnitId;
import org.countersign.directory.AdministrativeUnits;
import org.countersign.role.Scope;
import org.junit.jupiter.api.Test;

/** What people read of where a role counts. */
class ScopesTests {

    private static final AdministrativeUnitId ID = new AdministrativeUnitId(UUID.randomUUID());

    private final AdministrativeUnits units = mock(AdministrativeUnits.class);
    private final Scopes scopes = new Scopes(units);

    @Test
    void theDirectoryIsCalledByItsName() {
        assertThat(scopes.nameOf(Scope.DIRECTORY)).isEqualTo("the whole directory");
    }

    @Test
    void aUnitIsCalledByItsName() {
        when(units.find(ID)).thenReturn(Optional.of(new AdministrativeUnit(ID, "Branch Munich")));

        assertThat(scopes.nameOf(unit())).isEqualTo("Branch Munich");
    }

    @Test
    void whatIsNotKnownIsCalledByItsPath() {
        assertThat(scopes.nameOf(unit())).isEqualTo(unit().path());
        assertThat(scopes.nameOf(new Scope("/elsewhere"))).isEqualTo("/elsewhere");
    }

    private static Scope unit() {
        return new Scope("/administrativeUnits/" + ID.value());
    }
}
