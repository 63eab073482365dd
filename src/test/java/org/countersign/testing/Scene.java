package org.countersign.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.countersign.activation.RequestActivation;
import org.countersign.activation.Ticket;
import org.countersign.assignment.AssignmentType;
import org.countersign.assignment.Eligibilities;
import org.countersign.assignment.Eligibility;
import org.countersign.assignment.EligibilityId;
import org.countersign.assignment.EndReason;
import org.countersign.assignment.Right;
import org.countersign.assignment.RoleAssignment;
import org.countersign.assignment.RoleAssignments;
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
import org.countersign.mfa.OneTimeCode;
import org.countersign.mfa.Totp;
import org.countersign.role.ActivationSettings;
import org.countersign.role.Approver;
import org.countersign.role.RoleDefinition;
import org.countersign.role.RoleDefinitionId;
import org.countersign.role.RoleSettings;
import org.countersign.role.Roles;
import org.countersign.role.Scope;
import org.countersign.security.Passwords;
import org.countersign.time.MovableClock;
import org.springframework.boot.test.context.TestComponent;

/** Sets a scene: people, groups, roles and rights that no other test knows. */
@TestComponent
public class Scene {

    private final Directory directory;
    private final Memberships memberships;
    private final Passwords passwords;
    private final Totp totp;
    private final Roles roles;
    private final Eligibilities eligibilities;
    private final RoleAssignments assignments;
    private final MovableClock clock;
    private final Queue<UUID> standing = new ConcurrentLinkedQueue<>();

    Scene(
            Directory directory,
            Memberships memberships,
            Passwords passwords,
            Totp totp,
            Roles roles,
            Eligibilities eligibilities,
            RoleAssignments assignments,
            MovableClock clock) {
        this.directory = directory;
        this.memberships = memberships;
        this.passwords = passwords;
        this.totp = totp;
        this.roles = roles;
        this.eligibilities = eligibilities;
        this.assignments = assignments;
        this.clock = clock;
    }

    /** A person with one account, whose password is the short name and who has a one-time code generator. */
    public User person(String name) {
        return withFactor(personWithoutFactor(name));
    }

    /** Who has a password, and nothing to prove a second factor with. */
    public User personWithoutFactor(String name) {
        return account(name, new PersonId(UUID.randomUUID()));
    }

    /** Another account of the same person. */
    public User secondAccountOf(User user) {
        return withFactor(account(user.displayName() + "-adm", user.person()));
    }

    private User withFactor(User user) {
        totp.enrol(user.id(), Authenticator.SEED);
        return user;
    }

    private User account(String name, PersonId person) {
        var nickname = name.toLowerCase(Locale.ROOT).replaceAll("\\W", "") + "-"
                + UUID.randomUUID().toString().substring(0, 8);
        var address = nickname + "@contoso.example";
        var user = new User(
                new UserId(UUID.randomUUID()), address, nickname, name, address, UserType.MEMBER, person, true);
        directory.add(user);
        passwords.set(user.id(), nickname);
        return user;
    }

    public GroupId group(User... members) {
        var group = new Group(new GroupId(UUID.randomUUID()), "Group " + UUID.randomUUID(), GroupType.SECURITY);
        directory.add(group);
        Stream.of(members).forEach(member -> memberships.add(group.id(), member.id()));
        return group.id();
    }

    /** A role whose activation asks for a justification and nothing else, changed to taste. */
    public RoleDefinition role(UnaryOperator<ActivationSettings> settings, Approver... approvers) {
        var id = new RoleDefinitionId(UUID.randomUUID());
        roles.add(new RoleDefinition(id, "Role " + id.value().toString().substring(0, 8), "For a test.", false));
        var plain = new ActivationSettings(Duration.ofHours(8), false, true, false, false, Duration.ofHours(24));
        roles.changeSettings(new RoleSettings(id, settings.apply(plain), List.of(approvers)));
        return roles.role(id);
    }

    public RoleDefinition plainRole() {
        return role(settings -> settings);
    }

    /** A role that those users approve. */
    public RoleDefinition approvedRole(User... approvers) {
        return role(
                Scene::withApproval,
                Stream.of(approvers)
                        .map(user -> new Approver.OneUser(user.id()))
                        .toArray(Approver[]::new));
    }

    public static ActivationSettings withApproval(ActivationSettings plain) {
        return new ActivationSettings(
                plain.maximumDuration(),
                plain.mfaRequired(),
                plain.justificationRequired(),
                plain.ticketRequired(),
                true,
                plain.approvalTimeout());
    }

    public static ActivationSettings withMfa(ActivationSettings plain) {
        return new ActivationSettings(
                plain.maximumDuration(),
                true,
                plain.justificationRequired(),
                plain.ticketRequired(),
                plain.approvalRequired(),
                plain.approvalTimeout());
    }

    public static ActivationSettings withTicket(ActivationSettings plain) {
        return new ActivationSettings(
                plain.maximumDuration(),
                plain.mfaRequired(),
                plain.justificationRequired(),
                true,
                plain.approvalRequired(),
                plain.approvalTimeout());
    }

    public Right eligible(User user, RoleDefinition role) {
        return eligible(user, role, null);
    }

    public Right eligible(User user, RoleDefinition role, Instant end) {
        makeEligible(user.id(), role, end);
        return new Right(user.id(), role.id(), Scope.DIRECTORY);
    }

    /** Each of its members may activate the role. */
    public void eligible(GroupId group, RoleDefinition role) {
        makeEligible(group, role, null);
    }

    private void makeEligible(PrincipalId principal, RoleDefinition role, Instant end) {
        eligibilities.assign(
                new Eligibility(
                        new EligibilityId(UUID.randomUUID()), principal, role.id(), Scope.DIRECTORY, clock.now(), end),
                null,
                "");
    }

    public void standing(User user, RoleDefinitionId role) {
        standing(user, role, null);
    }

    public Right standing(User user, RoleDefinitionId role, Instant end) {
        var id = UUID.randomUUID();
        standing.add(id);
        assignments.assign(
                new RoleAssignment(
                        id, user.id(), role, Scope.DIRECTORY, AssignmentType.ASSIGNED, null, clock.now(), end),
                null,
                "");
        return new Right(user.id(), role, Scope.DIRECTORY);
    }

    /** Takes back what was given for good: every notice to the administrators goes to whoever still is one. */
    void clear() {
        for (var id = standing.poll(); id != null; id = standing.poll()) {
            assignments.end(id, EndReason.REVOKED, null, "");
        }
    }

    /** An order to activate a right for two hours, from now on. */
    public static RequestActivation requestFor(Right right) {
        return requestFor(right, null);
    }

    public static RequestActivation requestFor(Right right, Instant start) {
        return new RequestActivation(
                right.principal(),
                right.role(),
                right.scope(),
                "The print server is on fire",
                Ticket.NONE,
                start,
                null,
                Duration.ofHours(2));
    }

    /** What everybody's code generator shows now. */
    public OneTimeCode code() {
        return new OneTimeCode(Authenticator.codeAt(clock.now()));
    }
}
