package org.countersign.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.countersign.role.RoleDefinition.GLOBAL_ADMINISTRATOR;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.assignment.AssignmentRefused.Reason;
import org.countersign.directory.Directory;
import org.countersign.directory.DirectoryRefused;
import org.countersign.directory.GroupId;
import org.countersign.directory.PersonId;
import org.countersign.directory.PrincipalId;
import org.countersign.directory.User;
import org.countersign.directory.UserChanged;
import org.countersign.directory.UserId;
import org.countersign.directory.UserType;
import org.countersign.role.Scope;
import org.countersign.time.DatabaseClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who counts as somebody who holds Global Administrator for good. */
class LastGlobalAdministratorTests {

    private static final Instant NOW = Instant.parse("2026-04-13T08:52:32Z");

    private final RoleAssignments assignments = mock();
    private final Directory directory = mock();
    private final DatabaseClock clock = mock();
    private final LastGlobalAdministrator last = new LastGlobalAdministrator(assignments, directory, clock);

    @BeforeEach
    void itIsNow() {
        when(clock.now()).thenReturn(NOW);
    }

    @Test
    void anEnabledAccountWithoutAnEndIsEnough() {
        held(by(enabled(false), NOW, null), by(enabled(true), NOW, null));

        assertThatNoException().isThrownBy(last::requireOne);
    }

    @Test
    void whoIsDisabledDoesNotCount() {
        held(by(enabled(false), NOW, null));

        assertNobody();
    }

    @Test
    void whoseRoleEndsDoesNotCount() {
        held(by(enabled(true), NOW, NOW.plusSeconds(999_999)));

        assertNobody();
    }

    @Test
    void whoseRoleBeginsLaterDoesNotCount() {
        held(by(enabled(true), NOW.plusSeconds(1), null));

        assertNobody();
    }

    @Test
    void whoeverIsInAGroupDoesNotCount() {
        held(by(new GroupId(UUID.randomUUID()), NOW, null));

        assertNobody();
    }

    @Test
    void theLastOneIsNotDisabled() {
        var grace = enabled(false);
        held(by(grace, NOW, null));
        var after = directory.findUser(grace).orElseThrow();

        assertThatThrownBy(() -> last.on(new UserChanged(account(grace, true), after, grace)))
                .isInstanceOf(DirectoryRefused.class);
    }

    @Test
    void whoIsNoGlobalAdministratorIsDisabledFreely() {
        held(by(enabled(false), NOW, null));
        var nora = enabled(false);

        assertThatNoException()
                .isThrownBy(() -> last.on(new UserChanged(account(nora, true), account(nora, false), nora)));
    }

    private void assertNobody() {
        assertThatThrownBy(last::requireOne)
                .isInstanceOfSatisfying(AssignmentRefused.class, refused -> assertThat(refused.reason())
                        .isEqualTo(Reason.LAST_GLOBAL_ADMINISTRATOR));
    }

    private void held(RoleAssignment... all) {
        when(assignments.lockAssigned(GLOBAL_ADMINISTRATOR))
                .thenReturn(Stream.of(all).toList());
    }

    private RoleAssignment by(PrincipalId principal, Instant start, @Nullable Instant end) {
        return new RoleAssignment(
                UUID.randomUUID(),
                principal,
                GLOBAL_ADMINISTRATOR,
                Scope.DIRECTORY,
                AssignmentType.ASSIGNED,
                null,
                start,
                end);
    }

    private UserId enabled(boolean enabled) {
        var id = new UserId(UUID.randomUUID());
        when(directory.findUser(id)).thenReturn(Optional.of(account(id, enabled)));
        return id;
    }

    private static User account(UserId id, boolean enabled) {
        return new User(
                id,
                id + "@contoso.example",
                id.toString(),
                "Grace",
                null,
                UserType.MEMBER,
                new PersonId(UUID.randomUUID()),
                enabled);
    }
}
