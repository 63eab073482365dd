package org.countersign.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.stream.IntStream;
import org.countersign.CountersignTest;
import org.countersign.directory.Directory;
import org.countersign.directory.DirectoryRefused;
import org.countersign.directory.ForeignPasswords;
import org.countersign.directory.Memberships;
import org.countersign.directory.PersonLink;
import org.countersign.directory.User;
import org.countersign.directory.UserChanges;
import org.countersign.directory.UserDraft;
import org.countersign.role.RoleDefinition;
import org.countersign.testing.ContextOfItsOwn;
import org.countersign.testing.RequiredTool;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** The whole application beside OpenLDAP, from an empty directory to a person who leaves. */
@ExtendWith(LdapOnSlapdTests.Start.class)
@CountersignTest
@Tag(ContextOfItsOwn.TAG)
@TestPropertySource(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:ldap;LOCK_TIMEOUT=20000;DB_CLOSE_DELAY=-1",
            "countersign.data-dir=${test.data}/ldap",
            "countersign.ldap.poll-interval=P1D",
            "countersign.ldap.response-timeout=PT1S",
            // The JVM knows its engines by name, and other tests have one too.
            "camunda.bpm.process-engine-name=ldap"
        })
class LdapOnSlapdTests {

    private static Slapd slapd;

    @Autowired
    private Directory directory;

    @Autowired
    private Memberships memberships;

    @Autowired
    private UserChanges changes;

    @Autowired
    private Scene scene;

    @Autowired
    private LdapSynchronisation synchronisation;

    @Autowired
    private ForeignPasswords passwords;

    /** It is there before the application is, which is asked for before any other callback. */
    static final class Start implements BeforeAllCallback, AfterAllCallback {

        @Override
        public void beforeAll(ExtensionContext context) throws IOException {
            RequiredTool.SLAPD.demand();
            slapd = new Slapd(Files.createTempDirectory("slapd"));
        }

        @Override
        public void afterAll(ExtensionContext context) throws Exception {
            if (slapd != null) {
                slapd.close();
            }
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        slapd.settings().forEach((name, value) -> registry.add("countersign.ldap." + name, () -> value));
    }

    @Test
    void peopleComeInSignInAreRenamedAndLeave() throws Exception {
        IntStream.range(0, 25).mapToObj(number -> "p" + number).forEach(LdapOnSlapdTests::person);
        person("lee");
        group("desk", "uid=lee,ou=people,");
        group("everybody", "cn=desk,ou=groups,", "cn=everybody,ou=groups,");

        nobodyIsTakenOverBeforeTheFirstAdministrator();
        var grace = scene.person("Grace");
        scene.standing(grace, RoleDefinition.GLOBAL_ADMINISTRATOR);
        synchronisation.synchroniseIfDue();
        assertThat(synchronisation.status().lastSuccess()).isNotNull();
        assertThat(synchronisation.status().faults()).hasSize(1);
        assertThat(directory.users(100)).hasSize(27);

        var lee = user("lee").orElseThrow();
        var everybody = directory.groupsNamed("everybody").get(0).id();
        assertThat(memberships.membersOf(everybody)).containsExactly(lee);

        onlyTheRightPasswordIsBelieved(lee);
        nobodyGivesAnotherPassword(lee, grace);
        aFrozenServerChangesNothing(lee);

        slapd.rename("uid=lee,ou=people," + Slapd.BASE, "uid=leonore");
        synchronisation.synchroniseAtOnce();
        assertThat(directory.user(lee.id()).mailNickname()).isEqualTo("leonore");
        assertThat(passwords.matches(lee.id(), "the password of lee")).contains(true);

        slapd.remove("uid=leonore,ou=people," + Slapd.BASE);
        synchronisation.synchroniseAtOnce();
        assertThat(directory.user(lee.id()).enabled()).isFalse();
        assertThat(passwords.matches(lee.id(), "the password of lee")).contains(false);
    }

    private void nobodyIsTakenOverBeforeTheFirstAdministrator() {
        synchronisation.synchroniseAtOnce();
        assertThat(directory.isEmpty()).isTrue();
    }

    private void onlyTheRightPasswordIsBelieved(User lee) {
        assertThat(passwords.matches(lee.id(), "the password of lee")).contains(true);
        assertThat(passwords.matches(lee.id(), "")).contains(false);
        assertThat(passwords.matches(lee.id(), "the password of p1")).contains(false);
    }

    private void nobodyGivesAnotherPassword(User lee, User grace) {
        assertThatThrownBy(() ->
                        changes.change(lee.id(), present -> withPassword(present, "correct horse battery"), grace.id()))
                .isInstanceOf(DirectoryRefused.class);
    }

    private void aFrozenServerChangesNothing(User lee) throws Exception {
        slapd.freeze();
        synchronisation.synchroniseAtOnce();
        assertThat(passwords.matches(lee.id(), "the password of lee")).contains(false);
        slapd.thaw();

        assertThat(synchronisation.status().failure()).isNotBlank();
        assertThat(directory.user(lee.id())).isEqualTo(lee);
        assertThat(passwords.matches(lee.id(), "the password of lee")).contains(true);
    }

    private static UserDraft withPassword(UserDraft user, String password) {
        return new UserDraft(
                user.userPrincipalName(),
                user.mailNickname(),
                user.displayName(),
                user.mail(),
                user.userType(),
                user.enabled(),
                new PersonLink.AsItIs(),
                password);
    }

    private Optional<User> user(String name) {
        return directory.findUserBySignInName(name + "@contoso.example");
    }

    private static void person(String name) {
        slapd.load(
                """
                dn: uid=%1$s,ou=people,%2$s
                objectClass: inetOrgPerson
                cn: %1$s
                sn: %1$s
                mail: %1$s@contoso.example
                userPassword: the password of %1$s
                """
                        .formatted(name, Slapd.BASE));
    }

    private static void group(String name, String... members) {
        var lines = new StringBuilder("dn: cn=" + name + ",ou=groups," + Slapd.BASE + "\nobjectClass: groupOfNames\n");
        for (var member : members) {
            lines.append("member: ").append(member).append(Slapd.BASE).append('\n');
        }
        slapd.load(lines.toString());
    }
}
