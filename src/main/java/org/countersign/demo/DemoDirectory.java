package org.countersign.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.countersign.assignment.AssignmentType;
import org.countersign.assignment.Eligibilities;
import org.countersign.assignment.Eligibility;
import org.countersign.assignment.EligibilityId;
import org.countersign.assignment.RoleAssignment;
import org.countersign.assignment.RoleAssignments;
import org.countersign.directory.Directory;
import org.countersign.directory.Group;
import org.countersign.directory.GroupId;
import org.countersign.directory.GroupType;
import org.countersign.directory.Memberships;
import org.countersign.directory.PersonId;
import org.countersign.directory.User;
import org.countersign.directory.UserId;
import org.countersign.directory.UserType;
import org.countersign.mfa.Totp;
import org.countersign.role.ActivationSettings;
import org.countersign.role.Approver;
import org.countersign.role.RoleDefinition;
import org.countersign.role.RoleDefinitionId;
import org.countersign.role.RoleSettings;
import org.countersign.role.Roles;
import org.countersign.role.Scope;
import org.countersign.security.Passwords;
import org.countersign.time.DatabaseClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The people and settings of the demo, loaded into an empty database before the port opens. Ids are made from names, so
 * that they are the same in each demo.
 */
@Component
@Profile("demo")
class DemoDirectory implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(DemoDirectory.class);

    private static final String DOMAIN = "contoso.example";
    private static final String SEED = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

    private final DemoMarks marks;
    private final Directory directory;
    private final Memberships memberships;
    private final Passwords passwords;
    private final Totp totp;
    private final Roles roles;
    private final Eligibilities eligibilities;
    private final RoleAssignments assignments;
    private final DatabaseClock clock;
    private final TransactionOperations transactions;

    DemoDirectory(
            DemoMarks marks,
            Directory directory,
            Memberships memberships,
            Passwords passwords,
            Totp totp,
            Roles roles,
            Eligibilities eligibilities,
            RoleAssignments assignments,
            DatabaseClock clock,
            TransactionOperations transactions) {
        this.marks = marks;
        this.directory = directory;
        this.memberships = memberships;
        this.passwords = passwords;
        this.totp = totp;
        this.roles = roles;
        this.eligibilities = eligibilities;
        this.assignments = assignments;
        this.clock = clock;
        this.transactions = transactions;
    }

    @Override
    public void afterSingletonsInstantiated() {
        log.warn(
                "*** DEMO: the passwords and one-time code seeds of this installation are published. Never expose it. ***");
        transactions.executeWithoutResult(status -> {
            if (marks.isSet()) {
                return;
            }
            if (!directory.users(1).isEmpty()) {
                throw new IllegalStateException(
                        "This database holds real users; the demo starts on an empty one only. Leave the profile"
                                + " \"demo\" out, or choose another countersign.data-dir.");
            }
            load();
            marks.set();
        });
    }

    private void load() {
        var lee = user("lee", "Lee Gu", UserType.MEMBER);
        user("brandon", "Brandon Reyes", UserType.MEMBER);
        user("mike", "Mike Laurent", UserType.MEMBER);
        user("paula", "Paula Okafor", UserType.MEMBER);
        user("grace", "Grace Lindqvist", UserType.MEMBER);
        user("gus", "Gus Varga", UserType.GUEST);
        user("nora", "Nora Silva", UserType.MEMBER);
        add("lee-adm", "Lee Gu (admin)", UserType.MEMBER, lee.person());

        group("Tier-0 approvers", GroupType.SECURITY);
        group("Partner desk", GroupType.MICROSOFT_365);
        group("IT leads", GroupType.SECURITY);
        memberships.add(groupId("Partner desk"), userId("gus"));
        memberships.add(groupId("Tier-0 approvers"), userId("mike"));
        memberships.add(groupId("Tier-0 approvers"), userId("lee-adm"));
        memberships.add(groupId("Tier-0 approvers"), groupId("Partner desk"));
        memberships.add(groupId("IT leads"), userId("brandon"));

        settings(
                RoleDefinition.GLOBAL_ADMINISTRATOR,
                new ActivationSettings(Duration.ofHours(8), true, true, false, true, Duration.ofHours(24)),
                List.of(new Approver.OneUser(userId("brandon")), new Approver.MembersOf(groupId("Tier-0 approvers"))));
        settings(
                RoleDefinition.USER_ADMINISTRATOR,
                new ActivationSettings(Duration.ofHours(8), false, true, true, true, Duration.ofHours(24)),
                List.of());
        settings(
                RoleDefinition.REPORTS_READER,
                new ActivationSettings(Duration.ofHours(8), false, true, false, false, Duration.ofHours(24)),
                List.of());

        eligible("lee", RoleDefinition.GLOBAL_ADMINISTRATOR);
        eligible("lee", RoleDefinition.USER_ADMINISTRATOR);
        eligible("lee", RoleDefinition.REPORTS_READER);
        standing("paula", RoleDefinition.PRIVILEGED_ROLE_ADMINISTRATOR);
        standing("grace", RoleDefinition.GLOBAL_ADMINISTRATOR);
    }

    private User user(String name, String displayName, UserType type) {
        return add(name, displayName, type, new PersonId(id("person", name)));
    }

    private User add(String name, String displayName, UserType type, PersonId person) {
        var address = name + "@" + DOMAIN;
        var user = new User(userId(name), address, name, displayName, address, type, person, true);
        directory.add(user);
        passwords.set(user.id(), name);
        totp.enrol(user.id(), SEED);
        return user;
    }

    private void group(String name, GroupType type) {
        directory.add(new Group(groupId(name), name, type));
    }

    private void settings(RoleDefinitionId role, ActivationSettings activation, List<Approver> approvers) {
        roles.changeSettings(new RoleSettings(role, activation, approvers));
    }

    private void eligible(String name, RoleDefinitionId role) {
        var id = new EligibilityId(id("eligibility", name + role));
        eligibilities.assign(new Eligibility(id, userId(name), role, Scope.DIRECTORY, clock.now(), null), null, "");
    }

    private void standing(String name, RoleDefinitionId role) {
        assignments.assign(
                new RoleAssignment(
                        id("assignment", name + role),
                        userId(name),
                        role,
                        Scope.DIRECTORY,
                        AssignmentType.ASSIGNED,
                        null,
                        clock.now(),
                        null),
                null,
                "");
    }

    private static UserId userId(String name) {
        return new UserId(id("user", name));
    }

    private static GroupId groupId(String name) {
        return new GroupId(id("group", name));
    }

    private static UUID id(String kind, String name) {
        return UUID.nameUUIDFromBytes(("demo:" + kind + ":" + name).getBytes(StandardCharsets.UTF_8));
    }
}
