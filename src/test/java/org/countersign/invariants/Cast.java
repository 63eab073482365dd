package org.countersign.invariants;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.assignment.AssignmentType;
import org.countersign.assignment.Eligibilities;
import org.countersign.assignment.Eligibility;
import org.countersign.assignment.EligibilityId;
import org.countersign.assignment.RoleAssignment;
import org.countersign.assignment.RoleAssignments;
import org.countersign.directory.AdministrativeUnitChanges;
import org.countersign.directory.Directory;
import org.countersign.directory.Group;
import org.countersign.directory.GroupId;
import org.countersign.directory.GroupType;
import org.countersign.directory.Memberships;
import org.countersign.directory.PersonId;
import org.countersign.directory.PrincipalId;
import org.countersign.directory.User;
import org.countersign.directory.UserId;
import org.countersign.directory.UserType;
import org.countersign.mfa.Totp;
import org.countersign.role.RoleDefinition;
import org.countersign.role.RoleDefinitionId;
import org.countersign.role.Roles;
import org.countersign.role.Scope;
import org.countersign.testing.Authenticator;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

/** Who and what there is in the store for a sequence. Its people have no password: that is slow to hash, and nobody signs in. */
@TestComponent
class Cast {

    private final Directory directory;
    private final Memberships memberships;
    private final Totp totp;
    private final Roles roles;
    private final RoleAssignments assignments;
    private final Eligibilities eligibilities;
    private final AdministrativeUnitChanges units;
    private final Map<Account, User> administrators = new EnumMap<>(Account.class);
    private @Nullable Scope oslo;

    Cast(
            Directory directory,
            Memberships memberships,
            Totp totp,
            Roles roles,
            RoleAssignments assignments,
            Eligibilities eligibilities,
            AdministrativeUnitChanges units) {
        this.directory = directory;
        this.memberships = memberships;
        this.totp = totp;
        this.roles = roles;
        this.assignments = assignments;
        this.eligibilities = eligibilities;
        this.units = units;
    }

    /** The people, teams and roles of one sequence; the administrators are everybody's. */
    record Members(Map<Account, User> users, Map<Team, GroupId> teams, Map<Role, RoleDefinitionId> roles, Scope oslo) {

        PrincipalId principal(Holder holder) {
            return holder instanceof Team team
                    ? teams.get(team)
                    : users.get((Account) holder).id();
        }

        RoleDefinitionId role(Post post) {
            return roles.get(post.role());
        }

        Scope scope(Post post) {
            return post.isInOslo() ? oslo : Scope.DIRECTORY;
        }

        /** What a sequence calls whom the store knows by an id. */
        Names names() {
            var names = new Names();
            users.forEach((account, user) -> names.put(account.name(), user.id().value()));
            teams.forEach((team, group) -> names.put(team.name(), group.value()));
            roles.forEach((role, id) -> names.put(Names.ROLE + role, id.value()));
            return names;
        }
    }

    Members anew(Instant now) {
        hireAdministrators(now);
        var users = new EnumMap<>(administrators);
        Account.OWN.forEach(account -> users.put(account, account(account, personOf(account, users))));
        var teams = new EnumMap<Team, GroupId>(Team.class);
        Stream.of(Team.values()).forEach(team -> teams.put(team, team()));
        memberships.add(teams.get(Team.CREW), teams.get(Team.NIGHT_SHIFT));
        var ids = new EnumMap<Role, RoleDefinitionId>(Role.class);
        Stream.of(Role.values()).forEach(role -> ids.put(role, role()));
        return new Members(users, teams, ids, oslo());
    }

    private void hireAdministrators(Instant now) {
        if (administrators.isEmpty()) {
            var paula = account(Account.PAULA, new PersonId(UUID.randomUUID()));
            var erin = account(Account.ERIN, new PersonId(UUID.randomUUID()));
            assignments.assign(
                    new RoleAssignment(
                            UUID.randomUUID(),
                            paula.id(),
                            RoleDefinition.PRIVILEGED_ROLE_ADMINISTRATOR,
                            Scope.DIRECTORY,
                            AssignmentType.ASSIGNED,
                            null,
                            now,
                            null),
                    null,
                    "");
            eligibilities.assign(
                    new Eligibility(
                            new EligibilityId(UUID.randomUUID()),
                            erin.id(),
                            RoleDefinition.PRIVILEGED_ROLE_ADMINISTRATOR,
                            Scope.DIRECTORY,
                            now,
                            null),
                    null,
                    "");
            administrators.put(Account.PAULA, paula);
            administrators.put(Account.ERIN, erin);
        }
    }

    /** A part of the organisation, everybody's. */
    private Scope oslo() {
        if (oslo == null) {
            var paula = administrators.get(Account.PAULA).id();
            oslo = new Scope(
                    "/administrativeUnits/" + units.create("Oslo", paula).id());
        }
        return oslo;
    }

    private static PersonId personOf(Account account, Map<Account, User> users) {
        return account == Account.LEE_ADM ? users.get(Account.LEE).person() : new PersonId(UUID.randomUUID());
    }

    private User account(Account account, PersonId person) {
        var id = UUID.randomUUID();
        var nickname = account.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + id;
        var name = nickname + "@contoso.example";
        var user = new User(new UserId(id), name, nickname, account.name(), null, UserType.MEMBER, person, true);
        directory.add(user);
        totp.enrol(user.id(), Authenticator.SEED);
        return user;
    }

    private GroupId team() {
        var group = new Group(new GroupId(UUID.randomUUID()), "Team " + UUID.randomUUID(), GroupType.SECURITY);
        directory.add(group);
        return group.id();
    }

    private RoleDefinitionId role() {
        var id = new RoleDefinitionId(UUID.randomUUID());
        roles.add(new RoleDefinition(id, "Role " + id, "For a sequence.", false));
        roles.changeSettings(Translation.settings(roles.settingsOf(id), Settings.PLAIN, List.of()));
        return id;
    }
}
