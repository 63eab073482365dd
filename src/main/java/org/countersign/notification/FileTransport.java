package org.countersign.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Properties;
import org.countersign.keys.OwnerOnlyFile;

/**
 * Writes each mail to a file of its own, where no mail server is named, for the service's user alone: mails hold names and
 * reasons. The file names sort by time.
 */
final class FileTransport implements MailTransport {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS").withZone(ZoneOffset.UTC);

    private static final int LONGEST_RECIPIENT = 32;

    private final Path folder;
    private final String from;

    /** One for all mails: each new one would look through every jar for its providers. */
    private final Session session = Session.getInstance(new Properties());

    FileTransport(Path folder, String from) {
        this.folder = folder;
        this.from = from;
    }

    @Override
    public void send(Mail mail, Instant queuedAt) {
        try {
            var written = new ByteArrayOutputStream();
            MimeMail.of(mail, from, queuedAt, session).writeTo(written);
            OwnerOnlyFile.replace(folder.resolve(nameOf(mail, queuedAt)), written.toByteArray());
        } catch (IOException | MessagingException e) {
            throw new MailNotSent(e);
        }
    }

    private static String nameOf(Mail mail, Instant queuedAt) {
        var recipient = mail.address().replaceAll("@.*", "").replaceAll("[^\\w.-]", "_");
        var shortened = recipient.substring(0, Math.min(recipient.length(), LONGEST_RECIPIENT));
        return TIME.format(queuedAt) + "-" + mail.kind().key() + "-" + shortened + "-" + mail.id() + ".eml";
    }
}
