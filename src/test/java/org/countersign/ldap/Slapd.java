package org.countersign.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import com.unboundid.ldif.LDIFReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.util.FileSystemUtils;

/** OpenLDAP's server, with a database in a folder and a port of its own. */
final class Slapd implements OtherDirectory, AutoCloseable {

    static final String BASE = "dc=contoso,dc=example";

    private static final String ROOT = "cn=root," + BASE;
    private static final String READER = "cn=reader," + BASE;
    private static final String PASSWORD = "a secret of its own";

    private final Path folder;
    private final Process process;
    private final int port;

    /** @param folder where it keeps everything; it is empty, and gone in the end */
    Slapd(Path folder) throws IOException {
        this.folder = folder;
        port = freePort();
        Files.createDirectory(folder.resolve("db"));
        var configuration = folder.resolve("slapd.conf");
        Files.writeString(configuration, configuration(folder));
        process = new ProcessBuilder(List.of(
                        command().toString(),
                        "-d",
                        "0",
                        "-f",
                        configuration.toString(),
                        "-h",
                        "ldap://127.0.0.1:" + port))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("slapd.log").toFile())
                .start();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .ignoreExceptions()
                .failFast(() -> assertThat(process.isAlive())
                        .as(Files.readString(folder.resolve("slapd.log")))
                        .isTrue())
                .until(() -> {
                    asRoot().close();
                    return true;
                });
        load(
                """
                dn: %1$s
                objectClass: dcObject
                objectClass: organization
                o: Contoso

                dn: ou=people,%1$s
                objectClass: organizationalUnit

                dn: ou=groups,%1$s
                objectClass: organizationalUnit

                dn: %2$s
                objectClass: organizationalRole
                objectClass: simpleSecurityObject
                userPassword: %3$s
                """
                        .formatted(BASE, READER, PASSWORD));
    }

    /** Small answers, so that a reading takes pages; nobody reads passwords, and nobody but the reader reads the rest. */
    private static String configuration(Path folder) {
        return """
                include /etc/ldap/schema/core.schema
                include /etc/ldap/schema/cosine.schema
                include /etc/ldap/schema/inetorgperson.schema
                modulepath /usr/lib/ldap
                moduleload back_mdb
                pidfile %1$s/slapd.pid
                database mdb
                directory %1$s/db
                suffix "%2$s"
                rootdn "%3$s"
                rootpw "%4$s"
                sizelimit size.soft=10 size.hard=10 size.prtotal=unlimited
                access to attrs=userPassword by anonymous auth by * none
                access to * by dn.exact="%5$s" read by * none
                """
                .formatted(folder, BASE, ROOT, PASSWORD, READER);
    }

    private static Path command() {
        return Stream.of((System.getenv("PATH") + ":/usr/sbin").split(":"))
                .map(folder -> Path.of(folder, "slapd"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "url",
                "ldap://127.0.0.1:" + port,
                "bind-dn",
                READER,
                "bind-password",
                PASSWORD,
                "users.base",
                "ou=people," + BASE,
                "groups.base",
                "ou=groups," + BASE,
                "page-size",
                "10");
    }

    /** Carries out what stands in LDIF: entries to add. */
    void load(String ldif) {
        try (var root = asRoot();
                var reader = new LDIFReader(new ByteArrayInputStream(ldif.getBytes(StandardCharsets.UTF_8)))) {
            for (Entry entry = reader.readEntry(); entry != null; entry = reader.readEntry()) {
                entry.addAttribute(
                        entry.getRDN().getAttributeNames()[0], entry.getRDN().getAttributeValues()[0]);
                root.add(entry);
            }
        } catch (LDAPException | LDIFException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    void remove(String dn) throws LDAPException {
        try (var root = asRoot()) {
            root.delete(dn);
        }
    }

    void rename(String dn, String rdn) throws LDAPException {
        try (var root = asRoot()) {
            root.modifyDN(dn, rdn, true);
        }
    }

    /** From now on nothing is answered, though connections are taken: the process sleeps. */
    void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private LDAPConnection asRoot() throws LDAPException {
        return new LDAPConnection("127.0.0.1", port, ROOT, PASSWORD);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        FileSystemUtils.deleteRecursively(folder);
    }
}
