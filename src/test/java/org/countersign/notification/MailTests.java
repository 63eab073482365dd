package org.countersign.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.UUID;
import org.countersign.notification.SmtpProperties.Encryption;
import org.countersign.testing.Servers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** What a mail is, and how it travels. */
class MailTests {

    private static final Instant QUEUED = Instant.parse("2026-11-23T10:15:30Z");
    private static final String FROM = "Countersign <countersign@contoso.example>";
    private static final SmtpProperties UNENCRYPTED =
            new SmtpProperties(Encryption.NONE, Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(10));

    @TempDir
    private Path folder;

    @Test
    void aMailWithoutAServerIsAFileThatMailProgramsRead() throws Exception {
        var mail = mail("Lee asks for Global Administrator");

        new FileTransport(folder, FROM).send(mail, QUEUED);

        try (var files = Files.list(folder)) {
            var file = files.findFirst().orElseThrow();
            assertThat(file.getFileName().toString())
                    .startsWith("20261123T101530")
                    .endsWith(".eml")
                    .contains("brandon");
            try (var content = Files.newInputStream(file)) {
                var read = new MimeMessage(Session.getInstance(new Properties()), content);
                assertThat(read.getSubject()).isEqualTo("Lee asks for Global Administrator");
                assertThat(read.getMessageID()).isEqualTo("<" + mail.id() + "@countersign>");
                assertThat(read.getHeader("Auto-Submitted")).containsExactly("auto-generated");
                var parts = (MimeMultipart) read.getContent();
                assertThat(parts.getContentType()).startsWith("multipart/alternative");
                assertThat(parts.getBodyPart(0).getContent()).isEqualTo("Grüße");
                assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
            }
        }
    }

    @Test
    void aMailGoesToTheServerThatIsNamed() throws Exception {
        var server = Servers.mail();
        server.start();
        try {
            new SmtpTransport(senderTo(server.getSmtp().getPort()), FROM, UNENCRYPTED).send(mail("Hello"), QUEUED);

            assertThat(server.getReceivedMessages()).hasSize(1);
            var raw = new ByteArrayOutputStream();
            server.getReceivedMessages()[0].writeTo(raw);
            assertThat(raw.toString(StandardCharsets.US_ASCII)).contains("To: brandon@contoso.example", "text/html");
        } finally {
            server.stop();
        }
    }

    @Test
    void aServerThatIsNotThereIsAFailureToTryAgain() {
        assertThatThrownBy(() -> new SmtpTransport(senderTo(1), FROM, UNENCRYPTED).send(mail("Hello"), QUEUED))
                .isInstanceOf(MailNotSent.class);
    }

    @Test
    void aLineBreakMakesNoHeader() {
        assertThatThrownBy(() -> mail("Hello\r\nBcc: everybody@contoso.example"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void pausesGrowToADay() {
        assertThat(Outbox.pauseAfter(1)).isEqualTo(Duration.ofMinutes(1));
        assertThat(Outbox.pauseAfter(2)).isEqualTo(Duration.ofMinutes(3));
        assertThat(Outbox.pauseAfter(9)).isEqualTo(Duration.ofDays(1));
        assertThat(Outbox.pauseAfter(100)).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void aModelNamesAKindByItsKey() {
        assertThat(NoticeKind.of("approval-requested")).isEqualTo(NoticeKind.APPROVAL_REQUESTED);
        assertThatThrownBy(() -> NoticeKind.of("role-assigned")).hasMessageContaining("role-activated");
        assertThatThrownBy(() -> NoticeKind.of("aproval-requested"))
                .hasMessageContaining("aproval-requested")
                .hasMessageContaining("role-activated");
    }

    private static JavaMailSenderImpl senderTo(int port) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        return sender;
    }

    private static Mail mail(String subject) {
        return new Mail(
                UUID.randomUUID(),
                NoticeKind.APPROVAL_REQUESTED,
                UUID.randomUUID(),
                "brandon@contoso.example",
                subject,
                "Grüße",
                "<p>Grüße</p>");
    }
}
