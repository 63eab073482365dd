package org.countersign.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;

/** Whatever people are called and write, a mail has the headers that we give it, one recipient and two parts. */
@Tag("fuzz")
class MimeMailFuzzTests {

    private static final Set<String> HEADERS = Set.of(
            "Date",
            "From",
            "To",
            "Message-ID",
            "In-Reply-To",
            "References",
            "Subject",
            "MIME-Version",
            "Content-Type",
            "Auto-Submitted");

    private static final Session SESSION = Session.getInstance(new Properties());

    @FuzzTest(maxDuration = "5m")
    void nobodyWritesHeadersOrParts(FuzzedDataProvider data) throws MessagingException, IOException {
        var typed = data.consumeRemainingAsString();
        var subject = MailText.subject(MailText.line(typed));
        var text = MailText.paragraph(typed);
        var mail = new Mail(
                new UUID(1, 2), NoticeKind.values()[0], new UUID(3, 4), "lee@contoso.example", subject, text, text);
        var raw = new ByteArrayOutputStream();

        MimeMail.of(mail, "Countersign <countersign@contoso.example>", Instant.EPOCH, SESSION)
                .writeTo(raw);

        var read = new MimeMessage(SESSION, new ByteArrayInputStream(raw.toByteArray()));
        assertThat(Collections.list(read.getAllHeaders()))
                .extracting(header -> header.getName())
                .doesNotHaveDuplicates()
                .isSubsetOf(HEADERS);
        assertThat(read.getAllRecipients()).hasSize(1);
        assertThat(((MimeMultipart) read.getContent()).getCount()).isEqualTo(2);
    }
}
