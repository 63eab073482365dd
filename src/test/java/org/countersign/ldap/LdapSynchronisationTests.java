package org.countersign.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.countersign.CountersignTest;
import org.countersign.assignment.RoleAssignments;
import org.countersign.audit.Activity;
import org.countersign.audit.AuditEvent;
import org.countersign.audit.AuditTrail;
import org.countersign.audit.AuditView;
import org.countersign.directory.Directory;
import org.countersign.directory.Group;
import org.countersign.directory.GroupId;
import org.countersign.directory.Memberships;
import org.countersign.directory.PrincipalId;
import org.countersign.directory.User;
import org.countersign.directory.UserType;
import org.countersign.role.RoleDefinition;
import org.countersign.testing.Scene;
import org.countersign.time.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What of another directory is taken over, and what never is. */
@CountersignTest
class LdapSynchronisationTests {

    @Autowired
    private ApplicationContext application;

    @Autowired
    private Directory directory;

    @Autowired
    private Memberships memberships;

    @Autowired
    private RoleAssignments assignments;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private Scene scene;

    @Autowired
    private MovableClock clock;

    private final MemoryDirectory other = new MemoryDirectory();
    private LdapRoom room;

    @BeforeEach
    void open() {
        scene.person("Grace");
        LdapRoom.forget(application);
        room = roomWith();
    }

    @AfterEach
    void close() {
        room.close();
        other.close();
    }

    private LdapRoom roomWith(String... settings) {
        return LdapRoom.open(application, other, settings);
    }

    @Test
    void peopleAndGroupsAreTakenOver() {
        other.person("lee");
        other.person("ria");
        other.group("desk", other.dn("lee"));
        other.group("everybody", other.groupDn("desk"), other.dn("ria"), "cn=printer,dc=contoso,dc=example");

        assertThat(room.read().faults()).isEmpty();

        var lee = user("lee");
        assertThat(lee.mailNickname()).isEqualTo(other.own("lee"));
        assertThat(lee.mail()).isEqualTo(other.address("lee"));
        assertThat(lee.type()).isEqualTo(UserType.MEMBER);
        assertThat(lee.enabled()).isTrue();
        assertThat(memberships.usersIn(group("desk"))).containsExactly(lee);
        assertThat(memberships.membersOf(group("everybody"))).containsExactlyInAnyOrder(lee, user("ria"));
    }

    @Test
    void theServiceItselfIsOnTheRecord() {
        other.person("lee");
        other.group("desk", other.dn("lee"));
        room.read();

        assertThat(eventsOf(user("lee").id())).extracting(AuditEvent::activity).containsExactly(Activity.USER_CREATED);
        assertThat(eventsOf(group("desk")))
                .extracting(AuditEvent::activity)
                .containsExactlyInAnyOrder(Activity.GROUP_MEMBER_ADDED, Activity.GROUP_CREATED);
        assertThat(eventsOf(group("desk")))
                .extracting(AuditEvent::actor)
                .containsOnly(new AuditEvent.Actor(null, AuditEvent.SERVICE, ""));
    }

    @Test
    void anotherReadingOfTheSameLeavesNoTrace() {
        other.person("lee");
        other.group("desk", other.dn("lee"));
        room.read();
        var before = eventsOf(group("desk"));

        room.read();

        assertThat(eventsOf(group("desk"))).isEqualTo(before);
        assertThat(eventsOf(user("lee").id())).hasSize(1);
    }

    @Test
    void manyPagesAreRead() {
        var names = IntStream.range(0, 11).mapToObj(number -> "p" + number).toList();
        names.forEach(other::person);
        other.group("all", names.stream().map(other::dn).toArray(String[]::new));
        try (var inSmallPages = roomWith("page-size", "3")) {
            assertThat(inSmallPages.read().faults()).isEmpty();
        }
        assertThat(memberships.usersIn(group("all"))).hasSize(11);
    }

    @Test
    void aCircleOfGroupsIsHarmless() {
        other.person("lee");
        other.group("a", other.groupDn("b"), other.groupDn("a"));
        other.group("b", other.groupDn("c"));
        other.group("c", other.groupDn("a"), other.dn("lee"));

        var faults = room.read().faults();

        assertThat(faults).hasSize(2).allSatisfy(fault -> assertThat(fault.message())
                .contains("nested in itself"));
        assertThat(memberships.usersIn(group("c"))).containsExactly(user("lee"));
        assertThat(room.read().faults()).isEqualTo(faults);
    }

    @Test
    void nestingThatIsTurnedRoundIsTakenOver() {
        other.person("lee");
        other.group("a", other.groupDn("b"));
        other.group("b", other.dn("lee"));
        room.read();
        other.set(other.groupDn("a"), "member", other.dn("lee"));
        other.set(other.groupDn("b"), "member", other.groupDn("a"));

        assertThat(room.read().faults()).isEmpty();
        assertThat(memberships.groupsIn(group("b"))).extracting(Group::id).containsExactly(group("a"));
    }

    @Test
    void whoIsGoneIsDisabledAndWhoIsBackIsNot() {
        other.person("lee");
        other.person("ria");
        other.group("desk", other.dn("lee"), other.dn("ria"));
        room.read();
        var before = user("lee");
        other.set(other.dn("lee"), "objectClass", "retired");

        room.read();
        assertThat(user("lee").enabled()).isFalse();
        assertThat(memberships.usersIn(group("desk"))).containsExactly(user("ria"));

        other.set(other.dn("lee"), "objectClass", "inetOrgPerson");
        room.read();
        assertThat(user("lee")).isEqualTo(before);
        assertThat(memberships.usersIn(group("desk"))).hasSize(2);
    }

    @Test
    void whomAnAdministratorDisabledStaysDisabled() {
        other.person("lee");
        other.person("ria");
        room.read();
        directory.setEnabled(user("lee").id(), false);

        other.set(other.dn("lee"), "cn", "Lee Lindqvist");
        room.read();
        assertThat(user("lee").displayName()).isEqualTo("Lee Lindqvist");
        assertThat(user("lee").enabled()).isFalse();

        other.set(other.dn("lee"), "objectClass", "retired");
        room.read();
        other.set(other.dn("lee"), "objectClass", "inetOrgPerson");
        room.read();
        assertThat(user("lee").enabled()).isFalse();
    }

    @Test
    void whoIsGoneIsDisabledAgainThoughSomebodyEnabledHim() {
        other.person("lee");
        other.person("ria");
        room.read();
        other.remove(other.dn("lee"));
        room.read();
        directory.setEnabled(user("lee").id(), true);

        room.read();

        assertThat(user("lee").enabled()).isFalse();
    }

    @Test
    void whoIsRenamedKeepsHisIdAndHisRoles() {
        other.person("lee");
        room.read();
        var before = user("lee");
        var right = scene.standing(before, scene.plainRole().id(), null);

        other.move(other.dn("lee"), "uid=" + other.own("leonore"));
        other.set(other.dn("leonore"), "mail", other.address("leonore"));
        other.set(other.dn("leonore"), "cn", "Leonore");
        assertThat(room.read().faults()).isEmpty();

        assertThat(user("leonore").id()).isEqualTo(before.id());
        assertThat(directory.findUserBySignInName(other.address("lee"))).isEmpty();
        assertThat(assignments.isHeldDirectly(right)).isTrue();
    }

    @Test
    void aNameThatIsHandedOnComesWithNoRole() {
        other.person("lee", new Attribute("employeeNumber", "2"));
        try (var byNumber = roomWith("users.id", "employeeNumber")) {
            byNumber.read();
            var lee = user("lee");
            other.move(other.dn("lee"), "uid=" + other.own("lee-of-old"));
            other.set(other.dn("lee-of-old"), "mail", other.address("lee-of-old"));
            // Settled first, while the name is still taken.
            other.person("lee", new Attribute("employeeNumber", "1"));

            assertThat(byNumber.read().faults()).isEmpty();

            assertThat(user("lee-of-old").id()).isEqualTo(lee.id());
            assertThat(user("lee").id()).isNotEqualTo(lee.id());
        }
    }

    @Test
    void aGroupThatIsGoneLosesItsMembersAndARenamedOneKeepsThem() {
        other.person("lee");
        other.group("desk", other.dn("lee"));
        other.group("leads", other.dn("lee"));
        room.read();
        var desk = group("desk");
        var leads = group("leads");
        var embedded = scene.person("Embedded");
        memberships.add(desk, embedded.id());

        other.remove(other.groupDn("desk"));
        other.move(other.groupDn("leads"), "cn=" + other.own("chiefs"));
        assertThat(room.read().faults()).isEmpty();

        assertThat(memberships.usersIn(desk)).containsExactly(embedded);
        assertThat(group("chiefs")).isEqualTo(leads);
        assertThat(memberships.usersIn(leads)).containsExactly(user("lee"));
    }

    @Test
    void theNameOfAnEmbeddedAccountIsNotTakenOverAndStopsNobodyElse() {
        var embedded = scene.person("Mike");
        var embeddedGroup = directory.findGroup(scene.group()).orElseThrow();
        other.person("lee");
        other.person("mike");
        other.set(other.dn("mike"), "mail", embedded.userPrincipalName());
        other.group("desk", other.dn("lee"), other.dn("mike"));
        other.group("clash", other.dn("lee"));
        other.set(other.groupDn("clash"), "cn", embeddedGroup.displayName(), other.own("clash"));

        var faults = room.read().faults();

        assertThat(faults).extracting(LdapFault::entry).contains(other.dn("mike"));
        assertThat(faults).anySatisfy(fault -> assertThat(fault.message()).contains("userPrincipalName"));
        assertThat(directory.user(embedded.id())).isEqualTo(embedded);
        assertThat(memberships.usersIn(group("desk"))).containsExactly(user("lee"));
    }

    @Test
    void whatWasNotTakenOverIsNeverTouched() {
        var embedded = scene.person("Mike");
        var theirs = scene.group(embedded);
        other.person("lee");
        room.read();

        assertThat(directory.user(embedded.id())).isEqualTo(embedded);
        assertThat(memberships.usersIn(theirs)).containsExactly(embedded);
    }

    @Test
    void theLastGlobalAdministratorStaysWhenHeIsGoneAndIsReported() {
        other.person("lee");
        other.person("ria");
        room.read();
        scene.standing(user("lee"), RoleDefinition.GLOBAL_ADMINISTRATOR);
        other.remove(other.dn("lee"));

        var faults = room.read().faults();

        assertThat(faults).extracting(LdapFault::entry).containsExactly(other.address("lee"));
        assertThat(faults.get(0).message()).startsWith("The last Global Administrator stays");
        assertThat(user("lee").enabled()).isTrue();
    }

    @Test
    void anOutageChangesNothingAndIsRemembered() {
        other.person("lee");
        var before = room.read();
        other.server().shutDown(true);

        var after = room.read();
        room.read();

        assertThat(after.lastSuccess()).isEqualTo(before.lastSuccess());
        assertThat(after.lastFailure()).isNotNull();
        assertThat(after.failure()).contains("connect error");
        assertThat(trail.newestFirst(new AuditView.Whole(), 10))
                .filteredOn(event -> event.activity() == Activity.DIRECTORY_READING_FAILED)
                .filteredOn(event -> !event.occurredAt().isBefore(before.lastSuccess()))
                .singleElement()
                .satisfies(event -> assertThat(event.reason()).contains("connect error"));
        assertThat(user("lee").enabled()).isTrue();
    }

    @Test
    void aServerThatNeverAnswersIsGivenUp() throws IOException {
        try (var silent = new SilentServer();
                var hanging = LdapRoom.open(application, silent)) {
            var began = System.nanoTime();
            assertThat(hanging.read().failure()).isNotBlank();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
        }
    }

    @Test
    void aWrongPasswordOfTheServiceChangesNothing() {
        other.person("lee");
        room.read();
        try (var stranger = roomWith("bind-password", "guessed")) {
            assertThat(stranger.read().failure()).contains("invalid credentials");
        }
        assertThat(user("lee").enabled()).isTrue();
    }

    @Test
    void aDirectoryWithoutPeopleIsNotBelieved() {
        other.person("lee");
        room.read();
        other.remove(other.dn("lee"));

        assertThat(room.read().failure()).contains("No user");
        assertThat(user("lee").enabled()).isTrue();
    }

    @Test
    void whenMoreThanHalfOfThemAreGoneItIsNotBelievedUnlessItIsMeant() {
        Stream.of("lee", "ria", "abe", "ben").forEach(other::person);
        room.read();
        Stream.of("lee", "ria", "abe").forEach(name -> other.remove(other.dn(name)));

        assertThat(room.read().failure()).contains("3 of 4 known users");
        assertThat(user("lee").enabled()).isTrue();

        try (var meant = roomWith("most-gone", "100")) {
            meant.read();
        }
        assertThat(user("lee").enabled()).isFalse();
        assertThat(user("ben").enabled()).isTrue();
    }

    @Test
    void groupsThatAllDisappearAreNotBelieved() {
        other.person("lee");
        other.group("desk", other.dn("lee"));
        room.read();
        try (var elsewhere = roomWith("groups.filter", "(objectClass=nothing)")) {
            assertThat(elsewhere.read().failure()).contains("1 of 1 known groups");
        }
        assertThat(memberships.usersIn(group("desk"))).containsExactly(user("lee"));
    }

    @Test
    void twoEntriesOfOneIdAreLeftAlone() {
        other.person("lee", new Attribute("employeeNumber", "7"));
        other.person("ria", new Attribute("employeeNumber", "8"));
        try (var byNumber = roomWith("users.id", "employeeNumber")) {
            byNumber.read();
            other.person("mallory", new Attribute("employeeNumber", "7"));

            assertThat(byNumber.read().faults()).hasSize(1);
            assertThat(user("lee").enabled()).isTrue();
            assertThat(directory.findUserBySignInName(other.address("mallory"))).isEmpty();
        }
    }

    @Test
    void namesAreNoFiltersAndNoLines() {
        other.person("lee");
        other.person("ria");
        other.set(other.dn("lee"), "cn", "*)(uid=*))(|(uid=*");
        other.set(other.dn("ria"), "cn", "Ria\nroot is an administrator");
        other.add(new Entry(
                "uid=x\\0aroot\\2cou=people,ou=people," + MemoryDirectory.BASE,
                new Attribute("objectClass", "inetOrgPerson"),
                new Attribute("mail", "*")));

        var faults = room.read().faults();

        assertThat(user("lee").displayName()).isEqualTo("*)(uid=*))(|(uid=*");
        assertThat(directory.findUserBySignInName(other.address("ria"))).isEmpty();
        assertThat(faults).hasSize(2).allSatisfy(fault -> assertThat(fault.toString())
                .doesNotContain("\n"));
    }

    @Test
    void oneNodeReadsAtATime() {
        other.person("lee");
        var claim = room.state().claim(true).orElseThrow();

        assertThat(room.read().lastSuccess()).isNull();
        assertThat(room.state().claim(true)).isEmpty();

        room.state().failed(claim, "cut off");
        assertThat(room.read().lastSuccess()).isNotNull();
    }

    @Test
    void theClaimOfADeadNodeIsTakenOver() {
        other.person("lee");
        assertThat(room.state().claim(true)).isPresent();
        clock.pass(Duration.ofMinutes(15));

        assertThat(room.read().lastSuccess()).isNotNull();
    }

    @Test
    void whoReadForTooLongTakesNothingOver() {
        other.person("lee");
        var late = room.state().claim(true).orElseThrow();
        clock.pass(Duration.ofMinutes(15));
        var next = room.state().claim(true).orElseThrow();

        room.state().failed(late, "too late");
        assertThat(room.state().claim(true)).isEmpty();
        room.state().failed(next, "");
    }

    @Test
    void theNextReadingIsDueAfterTheInterval() {
        other.person("lee");
        var first = room.read().lastSuccess();
        room.synchronisation().synchroniseIfDue();
        assertThat(room.synchronisation().status().lastSuccess()).isEqualTo(first);

        clock.pass(Duration.ofMinutes(15));
        room.synchronisation().synchroniseIfDue();
        assertThat(room.synchronisation().status().lastSuccess()).isAfter(first);
    }

    private User user(String name) {
        return directory.findUserBySignInName(other.address(name)).orElseThrow();
    }

    private List<AuditEvent> eventsOf(PrincipalId story) {
        return trail.newestFirst(new AuditView.Whole(), story.value(), 20);
    }

    private GroupId group(String name) {
        return directory.groupsNamed(other.own(name)).get(0).id();
    }
}
