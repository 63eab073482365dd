package org.countersign.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.mail.Session;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.UUID;
import org.countersign.notification.SmtpProperties.Encryption;
import org.countersign.testing.MailGate;
import org.countersign.testing.Servers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** What goes over the wire and into files, and what mail servers do. */
class TransportTests {

    private static final Instant QUEUED = Instant.parse("2026-11-23T10:15:30Z");
    private static final String FROM = "Countersign <countersign@contoso.example>";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "550 5.1.1 No such user here, true",
        "550 No such user here, true",
        "551 5.1.6 Has moved, true",
        "553 5.1.3 That is no address, true",
        "550 5.7.1 Relaying denied, false",
        "554 5.7.1 Relay access denied, false",
        "530 5.7.0 Authentication required, false",
        "552 5.2.2 Mailbox full, false",
        "451 4.7.1 Greylisted, false",
        "452 4.2.2 Mailbox full, false"
    })
    void onlyAMailboxThatNobodyHasIsRefusedForGood(String reply, boolean forGood) {
        var server = Servers.mail();
        server.start();
        try (var gate = new MailGate(server.getSmtp().getPort())) {
            gate.refuse("mike@", reply);
            var transport = new SmtpTransport(senderTo(gate.port()), FROM, unencrypted(Duration.ofSeconds(10)));

            assertThatThrownBy(() -> transport.send(mail("mike@contoso.example", "Hi"), QUEUED))
                    .hasMessageContaining(reply)
                    .isInstanceOfSatisfying(MailNotSent.class, failure -> assertThat(failure.isForGood())
                            .isEqualTo(forGood));
            transport.send(mail("brandon@contoso.example", "Hi"), QUEUED);
        } finally {
            server.stop();
        }
    }

    @Test
    void whatIsNoAddressIsRefusedForGood() {
        var transport = new SmtpTransport(senderTo(1), FROM, unencrypted(Duration.ofSeconds(1)));

        assertThatThrownBy(() -> transport.send(mail("mike at contoso", "Hi"), QUEUED))
                .isInstanceOfSatisfying(MailNotSent.class, failure -> assertThat(failure.isForGood())
                        .isTrue());
    }

    @Test
    void aServerThatIsNotThereIsNotForGood() {
        var transport = new SmtpTransport(senderTo(1), FROM, unencrypted(Duration.ofSeconds(1)));

        assertThatThrownBy(() -> transport.send(mail("mike@contoso.example", "Hi"), QUEUED))
                .isInstanceOfSatisfying(MailNotSent.class, failure -> assertThat(failure.isForGood())
                        .isFalse());
    }

    @Test
    @Timeout(20)
    void aServerThatTakesTheCallAndSaysNothingIsAFailureToTryAgain() throws Exception {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var sender = senderTo(silent.getLocalPort());
            var transport = new SmtpTransport(sender, FROM, unencrypted(Duration.ofMillis(300)));
            var start = System.nanoTime();

            assertThatThrownBy(() -> transport.send(mail("mike@contoso.example", "Hi"), QUEUED))
                    .isInstanceOf(MailNotSent.class);

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void whatAServerAnswersForgesNoLineInTheLog() {
        var failure = new MailNotSent(new IllegalStateException("550 no\r\n2026-11-23 INFO all is well\u0000"));

        assertThat(failure.getMessage()).startsWith("550 no").doesNotContainPattern("\\p{Cc}");
    }

    @Test
    void aHostileSubjectIsOneHeaderOnTheWire() throws Exception {
        var server = Servers.mail();
        server.start();
        try {
            var subject = "Lee Bcc: all@contoso.example =?utf-8?q?=0D=0ABcc:_all@contoso.example?= 😀";
            new SmtpTransport(senderTo(server.getSmtp().getPort()), FROM, unencrypted(Duration.ofSeconds(10)))
                    .send(mail("mike@contoso.example", subject), QUEUED);

            var received = server.getReceivedMessages();
            assertThat(received).hasSize(1);
            var raw = new ByteArrayOutputStream();
            received[0].writeTo(raw);
            var headers = raw.toString(StandardCharsets.US_ASCII).split("\r\n\r\n", 2)[0];
            assertThat(headers.lines()).noneMatch(line -> line.startsWith("Bcc"));
            assertThat(received[0].getAllRecipients()).hasSize(1);
            assertThat(headers.lines().filter(line -> line.startsWith("Subject:")))
                    .hasSize(1);
        } finally {
            server.stop();
        }
    }

    @Test
    void theSameMailHasTheSameIdAndDateAtEachAttemptAndThreadsWithItsRequest() throws Exception {
        var mail = mail("mike@contoso.example", "Hi");
        var session = Session.getInstance(new Properties());
        var first = MimeMail.of(mail, FROM, QUEUED, session);
        var again = MimeMail.of(mail, FROM, QUEUED, session);

        assertThat(first.getMessageID())
                .isEqualTo(again.getMessageID())
                .contains(mail.id().toString());
        assertThat(first.getSentDate()).isEqualTo(again.getSentDate()).isEqualTo(QUEUED);
        assertThat(first.getHeader("References")).containsExactly("<" + mail.correlation() + "@countersign>");
        assertThat(first.getHeader("List-Unsubscribe")).isNull();
    }

    @Test
    void aSendersNameMayHaveLettersOfAnyAlphabet() throws Exception {
        var raw = new ByteArrayOutputStream();
        MimeMail.of(
                        mail("mike@contoso.example", "Hi"),
                        "Rollen für Köln <roles@contoso.example>",
                        QUEUED,
                        Session.getInstance(new Properties()))
                .writeTo(raw);

        assertThat(raw.toString(StandardCharsets.ISO_8859_1)).matches("(?s)\\p{ASCII}*");
    }

    @Test
    void theLongestAddressFitsAFileName() throws Exception {
        new FileTransport(folder, FROM).send(mail("a/b" + "x".repeat(180) + "@b.example", "Hi"), QUEUED);

        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .singleElement()
                    .satisfies(name -> assertThat(name.length()).isLessThan(160));
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsAFailureToTryAgain() throws Exception {
        var file = Files.writeString(folder.resolve("file"), "in the way");

        var failure = catchThrowable(
                () -> new FileTransport(file.resolve("mail"), FROM).send(mail("mike@contoso.example", "Hi"), QUEUED));

        assertThat(failure).isInstanceOf(MailNotSent.class);
    }

    @Test
    void aMailThatIsWrittenTwiceIsOneFile() throws Exception {
        var mail = mail("mike@contoso.example", "Hi");
        var transport = new FileTransport(folder, FROM);
        transport.send(mail, QUEUED);
        transport.send(mail, QUEUED);

        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void nobodyElseOnTheMachineReadsAMail() throws Exception {
        var mails = folder.resolve("data/mail");
        new FileTransport(mails, FROM).send(mail("mike@contoso.example", "Hi"), QUEUED);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(mails)))
                .isEqualTo("rwx------");
        try (var files = Files.list(mails)) {
            assertThat(files).singleElement().satisfies(file -> assertThat(
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not an address", "a@b.example\r\nBcc: c@d.example", "a@b.example, c@d.example"})
    void aSenderThatIsNoneStopsTheStart(String from) {
        assertThatThrownBy(() -> new MailProperties(from, null)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void anEmptyPublicAddressIsNone(String publicUrl) {
        assertThat(new MailProperties(FROM, publicUrl).tasklistUrl()).isNull();
    }

    private static SmtpProperties unencrypted(Duration wait) {
        return new SmtpProperties(Encryption.NONE, wait, wait, wait);
    }

    private static JavaMailSenderImpl senderTo(int port) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        return sender;
    }

    private static Mail mail(String address, String subject) {
        return new Mail(
                UUID.randomUUID(),
                NoticeKind.APPROVAL_REQUESTED,
                UUID.randomUUID(),
                address,
                subject,
                "Grüße",
                "<p>Grüße</p>");
    }
}
