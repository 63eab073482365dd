package org.countersign.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.Set;
import java.util.UUID;
import org.countersign.directory.PersonId;
import org.countersign.directory.User;
import org.countersign.directory.UserId;
import org.countersign.directory.UserType;
import org.countersign.doctor.Finding;
import org.countersign.doctor.Level;
import org.countersign.role.SettingsChanges;
import org.junit.jupiter.api.Test;

class SecondAdministratorCheckTests {

    private final SettingsChanges changes = mock();
    private final Approvers approvers = mock();
    private final SecondAdministratorCheck check = new SecondAdministratorCheck(changes, approvers);
    private final PersonId paula = new PersonId(UUID.randomUUID());

    @Test
    void whereOneIsEnoughThereIsNothingToSay() {
        assertThat(check.look()).isEmpty();
    }

    @Test
    void twoAccountsOfOnePersonAreOnePerson() {
        when(changes.needApproval()).thenReturn(true);
        when(approvers.defaults()).thenReturn(Set.of(account("paula", paula), account("paula-adm", paula)));

        assertThat(check.look()).extracting(Finding::level).containsExactly(Level.WARN);
    }

    @Test
    void twoPeopleAreEnough() {
        when(changes.needApproval()).thenReturn(true);
        when(approvers.defaults())
                .thenReturn(Set.of(account("paula", paula), account("grace", new PersonId(UUID.randomUUID()))));

        assertThat(check.look()).extracting(Finding::level).containsExactly(Level.OK);
    }

    private static User account(String name, PersonId person) {
        return new User(
                new UserId(UUID.randomUUID()),
                name + "@contoso.example",
                name,
                name,
                null,
                UserType.MEMBER,
                person,
                true);
    }
}
