package org.countersign.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.countersign.notification.SmtpProperties.Encryption;
import org.countersign.testing.Servers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** What a mail server that encrypts is told in clear, and whom a mail is told to at all. */
@Timeout(60)
class SmtpEncryptionTests {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private static Path folder;

    private static SSLContext ours;
    private static SSLContext others;

    private final GreenMail server = Servers.mail();

    @BeforeAll
    static void drawCertificates() throws Exception {
        ours = certificateOf("localhost");
        others = certificateOf("other.contoso.example");
    }

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
    void whoShowsACertificateOfHisNameIsToldEverythingUnderIt(Encryption encryption) throws Exception {
        try (var gate = gate(ours, encryption)) {
            transport(gate.port(), encryption, ours).send(mail(), Instant.now());

            assertThat(server.getReceivedMessages()).hasSize(1);
            assertThat(gate.saidInClear())
                    .noneMatch(line -> line.contains("MAIL") || line.contains("AUTH") || line.contains("RCPT"))
                    .hasSize(encryption == Encryption.STARTTLS ? 2 : 0);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
    void whoShowsOneOfAnotherNameIsToldNothing(Encryption encryption) throws Exception {
        try (var gate = gate(others, encryption)) {
            isToldNothing(transport(gate.port(), encryption, others));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
    void whoShowsOneThatNobodyVouchesForIsToldNothing(Encryption encryption) throws Exception {
        try (var gate = gate(ours, encryption)) {
            isToldNothing(transport(gate.port(), encryption, null));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
    void whoCannotEncryptIsToldNothing(Encryption encryption) {
        isToldNothing(transport(server.getSmtp().getPort(), encryption, ours));
    }

    @Test
    void withoutEncryptionAnybodyIsToldEverything() {
        transport(server.getSmtp().getPort(), Encryption.NONE, null).send(mail(), Instant.now());

        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, PT10S, PT10S, connect", "PT10S, -PT1S, PT10S, read", "PT10S, PT10S, PT61S, write"})
    void aTimeoutOfNothingOrForEverStopsTheStart(Duration connect, Duration read, Duration write, String named) {
        assertThatThrownBy(() -> new SmtpProperties(Encryption.STARTTLS, connect, read, write))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("countersign.mail.smtp." + named + "-timeout");
    }

    @ParameterizedTest
    @ValueSource(strings = {"smtps", "imap"})
    void anotherProtocolStopsTheStart(String protocol) {
        var sender = new JavaMailSenderImpl();
        sender.setProtocol(protocol);

        assertThatThrownBy(() -> new SmtpTransport(sender, "pim@contoso.example", properties(Encryption.TLS)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(protocol);
    }

    private void isToldNothing(SmtpTransport transport) {
        assertThatThrownBy(() -> transport.send(mail(), Instant.now()))
                .isInstanceOfSatisfying(MailNotSent.class, failure -> assertThat(failure.isForGood())
                        .isFalse());
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    private TlsGate gate(SSLContext certificate, Encryption encryption) throws Exception {
        return new TlsGate(server.getSmtp().getPort(), certificate, encryption == Encryption.TLS);
    }

    /** @param trusted none: whom Java trusts */
    private static SmtpTransport transport(int port, Encryption encryption, SSLContext trusted) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("localhost");
        sender.setPort(port);
        if (trusted != null) {
            sender.getJavaMailProperties().put("mail.smtp.ssl.socketFactory", trusted.getSocketFactory());
        }
        return new SmtpTransport(sender, "pim@contoso.example", properties(encryption));
    }

    private static SmtpProperties properties(Encryption encryption) {
        var wait = Duration.ofSeconds(5);
        return new SmtpProperties(encryption, wait, wait, wait);
    }

    /** Shows a certificate of that name, and trusts it and no other. */
    private static SSLContext certificateOf(String host) throws Exception {
        var file = folder.resolve(host + ".p12");
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + host,
                        "-ext",
                        "san=dns:" + host,
                        "-keystore",
                        file.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor()).isZero();
        var store = KeyStore.getInstance("PKCS12");
        try (var content = Files.newInputStream(file)) {
            store.load(content, PASSWORD);
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", store.getCertificate("server"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static Mail mail() {
        return new Mail(
                UUID.randomUUID(),
                NoticeKind.APPROVAL_REQUESTED,
                UUID.randomUUID(),
                "mike@contoso.example",
                "Hello",
                "Text",
                "<p>Text</p>");
    }
}
