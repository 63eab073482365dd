package org.countersign.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.util.ssl.KeyStoreKeyManager;
import com.unboundid.util.ssl.SSLUtil;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Which certificates are believed, of which host, and for how long anybody waits for one. */
class EncryptedLdapTests {

    private static final String PASSWORD = "changeit";

    @TempDir
    private static Path folder;

    private static MemoryDirectory other;
    private static int encryptedPort;

    @BeforeAll
    static void start() throws Exception {
        var ours = certificateOf("localhost");
        var others = certificateOf("other.contoso.example");
        keytool(
                "-exportcert",
                "-alias",
                "localhost",
                "-rfc",
                "-file",
                folder.resolve("trusted.pem").toString());
        var ourSockets = ours.createSSLServerSocketFactory();
        var ourUpgrade = ours.createSSLSocketFactory();
        var otherSockets = others.createSSLServerSocketFactory();
        var otherUpgrade = others.createSSLSocketFactory();
        other = new MemoryDirectory(config -> config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("plain", null, 0, ourUpgrade),
                InMemoryListenerConfig.createLDAPSConfig("encrypted", 0, ourSockets),
                InMemoryListenerConfig.createLDAPConfig("plain of another", null, 0, otherUpgrade),
                InMemoryListenerConfig.createLDAPSConfig("another", 0, otherSockets)));
        encryptedPort = other.server().getListenPort("encrypted");
    }

    private static SSLUtil certificateOf(String host) throws Exception {
        keytool("-genkeypair", "-alias", host, "-keyalg", "EC", "-dname", "CN=" + host, "-ext", "san=dns:" + host);
        return new SSLUtil(new KeyStoreKeyManager(store(), PASSWORD.toCharArray(), "PKCS12", host), null);
    }

    @AfterAll
    static void stop() {
        other.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"trusted.pem", "store.p12"})
    void whomTheTruststoreNamesIsBelieved(String truststore) throws Exception {
        try (var connection = connect("ldaps://localhost:" + encryptedPort, false, truststore)) {
            assertThat(connection.connection().getRootDSE()).isNotNull();
        }
        try (var connection = connect("ldap://localhost:" + plainPort(), true, truststore)) {
            assertThat(connection.connection().getSSLSession()).isNotNull();
        }
    }

    @Test
    void aCertificateOfAnotherHostIsNotBelieved() {
        var encrypted = other.server().getListenPort("another");
        var plain = other.server().getListenPort("plain of another");

        assertThatThrownBy(() -> connect("ldaps://localhost:" + encrypted, false, "store.p12"))
                .isInstanceOf(LDAPException.class)
                .hasMessageContaining("localhost");
        assertThatThrownBy(() -> connect("ldap://localhost:" + plain, true, "store.p12"))
                .isInstanceOf(LDAPException.class)
                .hasMessageContaining("localhost");
    }

    @Test
    void aCertificateThatNobodyVouchesForIsNotBelieved() {
        assertThatThrownBy(() -> connect("ldaps://localhost:" + encryptedPort, false, ""))
                .isInstanceOf(LDAPException.class);
        assertThatThrownBy(() -> connect("ldap://localhost:" + plainPort(), true, ""))
                .isInstanceOf(LDAPException.class);
    }

    @Test
    void aServerThatShowsNoneIsGivenUp() throws IOException {
        try (var silent = new SilentServer()) {
            var began = System.nanoTime();
            assertThatThrownBy(() -> connect("ldaps://localhost:" + silent.port(), false, "trusted.pem"))
                    .isInstanceOf(LDAPException.class);
            assertThatThrownBy(() -> connect("ldap://localhost:" + silent.port(), true, "trusted.pem"))
                    .isInstanceOf(LDAPException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(6));
        }
    }

    @Test
    void aServerThatPromisesOneIsGivenUpToo() throws Exception {
        try (var promising = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var promise = CompletableFuture.runAsync(() -> promise(promising));
            assertThatThrownBy(() -> connect("ldap://localhost:" + promising.getLocalPort(), true, "trusted.pem"))
                    .isInstanceOf(LDAPException.class);
            promise.cancel(true);
        }
    }

    /** "Success" is its answer to StartTLS (RFC 4511, 4.14), and its last word. */
    private static void promise(ServerSocket server) {
        try {
            var socket = server.accept();
            assertThat(socket.getInputStream().read()).isPositive();
            socket.getOutputStream().write(new byte[] {0x30, 12, 2, 1, 1, 0x78, 7, 10, 1, 0, 4, 0, 4, 0});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int plainPort() {
        return other.server().getListenPort("plain");
    }

    private record Connected(LdapServer server, LDAPConnection connection) implements AutoCloseable {

        @Override
        public void close() {
            connection.close();
            server.destroy();
        }
    }

    private static Connected connect(String url, boolean startTls, String truststore)
            throws LDAPException, GeneralSecurityException {
        var settings = new HashMap<String, String>();
        other.settings().forEach((name, value) -> settings.put("countersign.ldap." + name, value));
        settings.put("countersign.ldap.url", url);
        settings.put("countersign.ldap.connect-timeout", "PT1S");
        settings.put("countersign.ldap.response-timeout", "PT1S");
        settings.put("countersign.ldap.start-tls", Boolean.toString(startTls));
        if (!truststore.isEmpty()) {
            settings.put(
                    "countersign.ldap.truststore", folder.resolve(truststore).toString());
            settings.put("countersign.ldap.truststore-password", PASSWORD);
        }
        var properties = new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("countersign.ldap", LdapProperties.class);
        var server = new LdapServer(properties);
        try {
            return new Connected(server, server.connect());
        } catch (LDAPException e) {
            server.destroy();
            throw e;
        }
    }

    private static String store() {
        return folder.resolve("store.p12").toString();
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", store(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(process.waitFor()).isZero();
    }
}
