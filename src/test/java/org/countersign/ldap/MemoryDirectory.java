package org.countersign.ldap;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.RDN;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** A directory in memory, whose names no other test knows. */
final class MemoryDirectory implements OtherDirectory, AutoCloseable {

    static final String BASE = "dc=contoso,dc=example";
    static final String READER = "cn=reader," + BASE;

    private final String suffix = "-" + UUID.randomUUID().toString().substring(0, 8);
    private final InMemoryDirectoryServer server;

    MemoryDirectory() {
        this(config -> {});
    }

    /** What a test wants to be different. */
    interface Change {

        void of(InMemoryDirectoryServerConfig config) throws LDAPException;
    }

    MemoryDirectory(Change change) {
        try {
            var config = new InMemoryDirectoryServerConfig(BASE);
            config.setSchema(null);
            config.addAdditionalBindCredentials(READER, "reader's secret");
            config.setListenerConfigs(InMemoryListenerConfig.createLDAPConfig("plain", 0));
            change.of(config);
            server = new InMemoryDirectoryServer(config);
            server.add(new Entry(BASE, new Attribute("objectClass", "domain")));
            server.add(new Entry("ou=people," + BASE, new Attribute("objectClass", "organizationalUnit")));
            server.add(new Entry("ou=groups," + BASE, new Attribute("objectClass", "organizationalUnit")));
            server.startListening();
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }

    static MemoryDirectory intercepted(InMemoryOperationInterceptor interceptor) {
        return new MemoryDirectory(config -> config.addInMemoryOperationInterceptor(interceptor));
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "url",
                "ldap://127.0.0.1:" + server.getListenPort(),
                "bind-dn",
                READER,
                "bind-password",
                "reader's secret",
                "users.base",
                "ou=people," + BASE,
                "groups.base",
                "ou=groups," + BASE,
                "connect-timeout",
                "PT2S",
                "response-timeout",
                "PT2S");
    }

    /** A name that no other directory has. */
    String own(String name) {
        return name + suffix;
    }

    String dn(String name) {
        return new DN(new RDN("uid", own(name)), parent("ou=people")).toString();
    }

    String groupDn(String name) {
        return new DN(new RDN("cn", own(name)), parent("ou=groups")).toString();
    }

    String address(String name) {
        return own(name) + "@contoso.example";
    }

    /** A person whose password is the name. */
    void person(String name, Attribute... more) {
        add(new Entry(
                dn(name),
                Stream.concat(
                                Stream.of(
                                        new Attribute("objectClass", "inetOrgPerson"),
                                        new Attribute("uid", own(name)),
                                        new Attribute("cn", own(name)),
                                        new Attribute("mail", address(name)),
                                        new Attribute("userPassword", name)),
                                Stream.of(more))
                        .toList()));
    }

    void group(String name, String... members) {
        add(new Entry(
                groupDn(name),
                new Attribute("objectClass", "groupOfNames"),
                new Attribute("cn", own(name)),
                new Attribute("member", members)));
    }

    void add(Entry entry) {
        attempt(() -> server.add(entry));
    }

    void set(String dn, String attribute, String... values) {
        attempt(() -> server.modify(dn, new Modification(ModificationType.REPLACE, attribute, values)));
    }

    void remove(String dn) {
        attempt(() -> server.delete(dn));
    }

    void move(String dn, String rdn) {
        attempt(() -> server.modifyDN(dn, rdn, true));
    }

    InMemoryDirectoryServer server() {
        return server;
    }

    private static DN parent(String unit) {
        try {
            return new DN(unit + "," + BASE);
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Order {

        void carryOut() throws LDAPException;
    }

    private static void attempt(Order order) {
        try {
            order.carryOut();
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.shutDown(true);
    }
}
