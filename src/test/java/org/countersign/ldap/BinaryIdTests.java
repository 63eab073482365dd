package org.countersign.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.schema.Schema;
import org.countersign.CountersignTest;
import org.countersign.directory.Directory;
import org.countersign.directory.UserId;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** People whose id is octets, as in Active Directory, and the octets of a filter at that. */
@CountersignTest
class BinaryIdTests {

    private static final byte[] LEE = {0, (byte) 0xff, '*', '(', ')', '\\', 7, (byte) 0x80, 1, 2, 3, 4, 5, 6, 7, 'a'};
    private static final byte[] RIA = {0, (byte) 0xfe, '*', '(', ')', '\\', 7, (byte) 0x80, 1, 2, 3, 4, 5, 6, 7, 'a'};
    private static final byte[] ABE = {0, (byte) 0xff, '*', '(', ')', '\\', 7, (byte) 0x80, 1, 2, 3, 4, 5, 6, 7, 'A'};

    @Autowired
    private ApplicationContext application;

    @Autowired
    private Directory directory;

    @Autowired
    private Scene scene;

    @Test
    void theyKeepTheirAccountsUnderOtherNamesAndHaveTheirOwnPasswords() {
        scene.person("Grace");
        LdapRoom.forget(application);
        try (var other = new MemoryDirectory(BinaryIdTests::knowObjectGuids);
                var room = LdapRoom.open(application, other, "users.id", "objectGUID")) {
            person(other, "lee", LEE);
            person(other, "ria", RIA);
            person(other, "abe", ABE);
            assertThat(room.read().faults()).isEmpty();
            var lee = idOf(other, "lee");
            other.set(other.dn("lee"), "mail", other.address("leonore"));
            assertThat(room.read().faults()).isEmpty();

            assertThat(idOf(other, "leonore")).isEqualTo(lee);
            assertThat(room.passwords().matches(lee, "lee")).contains(true);
            assertThat(room.passwords().matches(lee, "abe")).contains(false);
            assertThat(room.passwords().matches(idOf(other, "ria"), "lee")).contains(false);
        }
    }

    private static void knowObjectGuids(InMemoryDirectoryServerConfig config) throws LDAPException {
        var guid = new Entry(
                "cn=schema",
                new Attribute("objectClass", "top", "ldapSubEntry", "subschema"),
                new Attribute(
                        "attributeTypes",
                        "( 1.2.840.113556.1.4.2 NAME 'objectGUID' EQUALITY octetStringMatch"
                                + " SYNTAX 1.3.6.1.4.1.1466.115.121.1.40 SINGLE-VALUE )"));
        config.setSchema(Schema.mergeSchemas(Schema.getDefaultStandardSchema(), new Schema(guid)));
    }

    private static void person(MemoryDirectory other, String name, byte[] guid) {
        other.add(new Entry(
                other.dn(name),
                new Attribute("objectClass", "inetOrgPerson", "extensibleObject"),
                new Attribute("objectGUID", guid),
                new Attribute("cn", other.own(name)),
                new Attribute("sn", other.own(name)),
                new Attribute("mail", other.address(name)),
                new Attribute("userPassword", name)));
    }

    private UserId idOf(MemoryDirectory other, String name) {
        return directory.findUserBySignInName(other.address(name)).orElseThrow().id();
    }
}
